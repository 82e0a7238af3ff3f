import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { exerciseArchived } from '../events.ts'
import { exerciseForUpdate } from '../queries/exercise.ts'

/** 3.3: takes an own exercise out of lists and type-ahead. Programs and histories that use it stay as they are. */
export const archiveExercise = useCase('exercises.archive-exercise', {
	input: z.object({ exerciseId: Id }),
	output: z.object({}),
	subject: ({ db }, { exerciseId }) => exerciseForUpdate(db, exerciseId),
	may: coaches,
	async run({ db, now, emit }, exercise, { exerciseId }) {
		if (exercise.archived_at) return ok({})
		await db.updateTable('exercise').set({ archived_at: now }).where('id', '=', exerciseId).execute()
		const subject = { type: 'exercise', id: exerciseId }
		await emit(exerciseArchived, { subject, data: { exerciseId }, before: { name: exercise.name } })
		return ok({})
	},
})
