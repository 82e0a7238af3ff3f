import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { workoutChanged } from '../events.ts'
import { GridAnswer } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { gridLimits, without } from '../rules/grid.ts'
import { spotsOf, touchProgram, writeSpots } from './parts/grid-writes.ts'
import { keepRemoval, takeOut } from './parts/removals.ts'

/** 3.1: takes workouts out of a program; `undo-removal` on the answer's event brings them back for 30 days. */
export const deleteWorkouts = useCase('programs.delete-workouts', {
	input: z.object({ programId: Id, workoutIds: z.array(Id).min(1).max(gridLimits.atOnce) }),
	output: GridAnswer.extend({ eventId: z.string().nullable() }),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run(acting, program, { programId, workoutIds }) {
		const before = await spotsOf(acting.db, programId)
		const there = new Set(before.map(({ id }) => id))
		const ids = workoutIds.filter((id) => there.has(id))
		if (ids.length === 0) return ok({ programVersion: program.version, weeks: program.weeks, eventId: null })
		const workouts = await takeOut(acting.db, ids)
		await writeSpots(acting.db, before, without(before, new Set(ids)))
		const answer = await touchProgram(acting, programId)
		const { eventId } = await acting.emit(workoutChanged, {
			subject: { type: 'program', id: programId },
			data: { programId, version: answer.programVersion, how: 'deleted', workoutIds: ids },
			before: { workouts: workouts.map(({ week, day, title }) => ({ week, day, title })) },
		})
		await keepRemoval(acting, eventId, { kind: 'programs.workouts', programId, weeks: null, workouts })
		const text = m.programs_effect_workouts_deleted({ count: ids.length }, { locale: acting.locale })
		return ok({ ...answer, eventId }, [{ kind: 'goes', text }])
	},
})
