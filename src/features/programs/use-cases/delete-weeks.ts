import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutChanged } from '../events.ts'
import { GridAnswer, Weeks } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { weeksDeleted } from '../rules/grid.ts'
import { spotsOf, touchProgram, writeSpots } from './parts/grid-writes.ts'
import { keepRemoval, takeOut } from './parts/removals.ts'

/**
 * 3.1: takes whole weeks out, with their workouts; the weeks after them move up. At least one week stays. `undo-removal`
 * on the answer's event brings them back for 30 days. An older `version` of the program is refused as `stale`.
 */
export const deleteWeeks = useCase('programs.delete-weeks', {
	input: z.object({ programId: Id, version: z.number().int(), from: Weeks, count: Weeks.default(1) }),
	output: GridAnswer.extend({ eventId: z.string() }),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run(acting, program, { programId, version, from, count }) {
		if (program.version !== version) return refuse('stale')
		const last = from + count - 1
		if (last > program.weeks || count >= program.weeks) return refuse('program_keeps_a_week', {}, 'count')
		const before = await spotsOf(acting.db, programId)
		const { stays, goes } = weeksDeleted(before, from, count)
		const ids = goes.map(({ id }) => id)
		const workouts = await takeOut(acting.db, ids)
		await writeSpots(acting.db, before, stays)
		await acting.db
			.updateTable('program')
			.set({ weeks: program.weeks - count })
			.where('id', '=', programId)
			.execute()
		const answer = await touchProgram(acting, programId)
		const { eventId } = await acting.emit(workoutChanged, {
			subject: { type: 'program', id: programId },
			data: { programId, version: answer.programVersion, how: 'weeks', workoutIds: ids },
			before: {
				weeks: program.weeks,
				workouts: workouts.map(({ week, day, title }) => ({ week, day, title })),
			},
			after: { weeks: answer.weeks },
		})
		await keepRemoval(acting, eventId, {
			kind: 'programs.workouts',
			programId,
			weeks: { from, count },
			workouts,
		})
		const text = m.programs_effect_weeks_deleted({ count, workouts: ids.length }, { locale: acting.locale })
		return ok({ ...answer, eventId }, [{ kind: 'goes', text }])
	},
})
