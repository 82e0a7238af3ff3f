import { z } from 'zod'
import { Id, newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutChanged } from '../events.ts'
import { GridAnswer, NewWorkout } from '../fields.ts'
import { programForUpdate } from '../queries/programs.ts'
import { added, fullestDay, gridLimits } from '../rules/grid.ts'
import { reread } from '../rules/reread.ts'
import {
	type FullWorkout,
	insertWorkouts,
	lastWeek,
	spotsOf,
	touchProgram,
	writeSpots,
} from './parts/grid-writes.ts'

/**
 * 3.1: puts workouts into a program: new ones, pasted and duplicated ones, from this program or another. They own their
 * content. The program grows to hold their weeks. With ids given, sending again adds nothing twice.
 */
export const addWorkouts = useCase('programs.add-workouts', {
	input: z.object({ programId: Id, workouts: z.array(NewWorkout).min(1).max(gridLimits.atOnce) }),
	output: GridAnswer.extend({ workoutIds: z.array(z.string()) }),
	subject: ({ db }, { programId }) => programForUpdate(db, programId),
	may: coaches,
	async run(acting, program, { programId, workouts }) {
		const before = await spotsOf(acting.db, programId)
		const there = new Set(before.map(({ id }) => id))
		const comers: FullWorkout[] = workouts.map((workout) => ({
			...workout,
			id: workout.id ?? newId(),
			position: workout.position ?? gridLimits.perDay,
			content: reread(workout.content),
		}))
		const workoutIds = comers.map(({ id }) => id)
		const fresh = comers.filter(({ id }) => !there.has(id))
		if (fresh.length === 0) return ok({ programVersion: program.version, weeks: program.weeks, workoutIds })
		const after = added(before, fresh)
		if (fullestDay(after) > gridLimits.perDay) return refuse('program_day_full', { most: gridLimits.perDay })
		await writeSpots(acting.db, before, after)
		const places = new Map(after.map((spot) => [spot.id, spot]))
		await insertWorkouts(
			acting,
			programId,
			fresh.map((workout) => ({ ...workout, ...places.get(workout.id) })),
		)
		const answer = await touchProgram(acting, programId, lastWeek(fresh))
		await acting.emit(workoutChanged, {
			subject: { type: 'program', id: programId },
			data: {
				programId,
				version: answer.programVersion,
				how: 'added',
				workoutIds: fresh.map(({ id }) => id),
			},
			after: { workouts: fresh.map(({ week, day, title }) => ({ week, day, title })) },
		})
		return ok({ ...answer, workoutIds })
	},
})
