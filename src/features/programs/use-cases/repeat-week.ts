import { z } from 'zod'
import { Id, newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutChanged } from '../events.ts'
import { GridAnswer, Weeks } from '../fields.ts'
import { workoutsOf } from '../queries/program-outline.ts'
import { programForUpdate } from '../queries/programs.ts'
import { gridLimits, weekRepeated, weeksInserted } from '../rules/grid.ts'
import { insertWorkouts, touchProgram, writeSpots } from './parts/grid-writes.ts'

/** 3.1: the same week again, `times` times, in new weeks right after it. An older `version` is refused as `stale`. */
export const repeatWeek = useCase('programs.repeat-week', {
	input: z.object({
		programId: Id,
		version: z.number().int(),
		week: Weeks,
		times: z.number().int().min(1).max(52).default(1),
	}),
	output: GridAnswer,
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run(acting, program, { programId, version, week, times }) {
		if (program.version !== version) return refuse('stale')
		if (week > program.weeks) return refuse('not_found')
		const weeks = program.weeks + times
		if (weeks > gridLimits.weeks) return refuse('program_too_long', { most: gridLimits.weeks })
		const before = await workoutsOf(acting.db, programId)
		await writeSpots(acting.db, before, weeksInserted(before, week + 1, times))
		const copies = weekRepeated(before, week, times, () => newId())
		await insertWorkouts(
			acting,
			programId,
			copies.map((copy) => ({ ...copy, version: 1 })),
		)
		const answer = await touchProgram(acting, programId, weeks)
		await acting.emit(workoutChanged, {
			subject: { type: 'program', id: programId },
			data: {
				programId,
				version: answer.programVersion,
				how: 'weeks',
				workoutIds: copies.map(({ id }) => id),
			},
			before: { weeks: program.weeks },
			after: { weeks, repeated: week, times },
		})
		return ok(answer)
	},
})
