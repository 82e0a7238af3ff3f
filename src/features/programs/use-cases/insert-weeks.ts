import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutChanged } from '../events.ts'
import { GridAnswer } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { gridLimits, weeksInserted } from '../rules/grid.ts'
import { spotsOf, touchProgram, writeSpots } from './parts/grid-writes.ts'

/**
 * 3.1: empty weeks before week `at` (one past the last: at the end). `version` is the program's that was looked at: this
 * can't tell by itself that it has been done already, so an older one is refused as `stale`.
 */
export const insertWeeks = useCase('programs.insert-weeks', {
	input: z.object({
		programId: Id,
		version: z.number().int(),
		at: z.number().int().min(1).max(gridLimits.weeks),
		count: z.number().int().min(1).max(52).default(1),
	}),
	output: GridAnswer,
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run(acting, program, { programId, version, at, count }) {
		if (program.version !== version) return refuse('stale')
		const weeks = Math.max(program.weeks, at - 1) + count
		if (weeks > gridLimits.weeks) return refuse('program_too_long', { most: gridLimits.weeks })
		const before = await spotsOf(acting.db, programId)
		await writeSpots(acting.db, before, weeksInserted(before, at, count))
		const answer = await touchProgram(acting, programId, weeks)
		await acting.emit(workoutChanged, {
			subject: { type: 'program', id: programId },
			data: { programId, version: answer.programVersion, how: 'weeks', workoutIds: [] },
			before: { weeks: program.weeks },
			after: { weeks, at },
		})
		return ok(answer)
	},
})
