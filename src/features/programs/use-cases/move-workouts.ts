import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutChanged } from '../events.ts'
import { Day, GridAnswer, Position, Weeks } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { fullestDay, gridLimits, moved } from '../rules/grid.ts'
import { lastWeek, spotsOf, touchProgram, writeSpots } from './parts/grid-writes.ts'

/**
 * 3.1: puts workouts on other days of their program, all at once. A workout that somebody deleted meanwhile is passed
 * over. Moving doesn't change what a workout says: its own version stays, the program's goes on.
 */
export const moveWorkouts = useCase('programs.move-workouts', {
	input: z.object({
		programId: Id,
		moves: z
			.array(z.object({ id: Id, week: Weeks, day: Day, position: Position.optional() }))
			.min(1)
			.max(gridLimits.atOnce),
	}),
	output: GridAnswer,
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run(acting, program, { programId, moves }) {
		const before = await spotsOf(acting.db, programId)
		const after = moved(before, moves)
		if (fullestDay(after) > gridLimits.perDay) return refuse('program_day_full', { most: gridLimits.perDay })
		const there = new Map(before.map((spot) => [spot.id, spot]))
		const known = moves.filter(({ id }) => there.has(id))
		if (known.length === 0) return ok({ programVersion: program.version, weeks: program.weeks })
		await writeSpots(acting.db, before, after)
		const answer = await touchProgram(acting, programId, lastWeek(known))
		const places = (of: readonly { id: string; week: number; day: number }[]) => ({
			places: of.map(({ id, week, day }) => ({ id, week, day })),
		})
		await acting.emit(workoutChanged, {
			subject: { type: 'program', id: programId },
			data: {
				programId,
				version: answer.programVersion,
				how: 'moved',
				workoutIds: known.map(({ id }) => id),
			},
			before: places(known.flatMap(({ id }) => there.get(id) ?? [])),
			after: places(known),
		})
		return ok(answer)
	},
})
