import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutChanged } from '../events.ts'
import { GridAnswer, WorkoutTitle } from '../fields.ts'
import { workoutForUpdate } from '../queries/workouts.ts'
import { workoutContentSchema } from '../rules/content.ts'
import { reread } from '../rules/reread.ts'
import { changedLines } from '../rules/workout-text.ts'
import { touchProgram } from './parts/grid-writes.ts'

/**
 * 3.1, 3.2: what a workout says. `version` is the one the change was made from: if somebody else saved meanwhile it is
 * refused as `stale` and nothing is overwritten. The same content twice is saved once, so that sending again is safe.
 */
export const saveWorkout = useCase('programs.save-workout', {
	input: z.object({
		workoutId: Id,
		version: z.number().int().min(1),
		title: WorkoutTitle,
		content: workoutContentSchema,
	}),
	output: GridAnswer.extend({ version: z.number().int() }).partial({ programVersion: true, weeks: true }),
	subject: ({ db }, { workoutId }) => workoutForUpdate(db, workoutId),
	may: coaches,
	async run(acting, stored, { workoutId, version, ...typed }) {
		const { db, actor, now, emit } = acting
		const next = { title: typed.title, content: reread(typed.content) }
		const before = { title: stored.title, content: stored.content }
		if (isDeepStrictEqual(before, JSON.parse(JSON.stringify(next)))) return ok({ version: stored.version })
		if (stored.version !== version) return refuse('stale')
		await db
			.updateTable('program_workout')
			.set({
				title: next.title,
				content: JSON.stringify(next.content),
				version: version + 1,
				updated_at: now,
				updated_by: staffIdOf(actor),
			})
			.where('id', '=', workoutId)
			.execute()
		const program = await touchProgram(acting, stored.program_id)
		await emit(workoutChanged, {
			subject: { type: 'program', id: stored.program_id },
			data: {
				programId: stored.program_id,
				version: program.programVersion,
				how: 'saved',
				workoutIds: [workoutId],
			},
			...changedLines(before, next),
		})
		return ok({ ...program, version: version + 1 })
	},
})
