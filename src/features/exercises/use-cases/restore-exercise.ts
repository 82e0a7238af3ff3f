import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { exerciseRestored } from '../events.ts'
import { exerciseForUpdate } from '../queries/exercise.ts'

/** 3.3: brings an archived exercise back into lists. */
export const restoreExercise = useCase('exercises.restore-exercise', {
	input: z.object({ exerciseId: Id }),
	output: z.object({}),
	subject: ({ db }, { exerciseId }) => exerciseForUpdate(db, exerciseId),
	may: coaches,
	conflicts: { exercise_name: 'exercise_name_taken' },
	async run({ db, emit }, exercise, { exerciseId }) {
		if (!exercise.archived_at) return ok({})
		await db.updateTable('exercise').set({ archived_at: null }).where('id', '=', exerciseId).execute()
		const subject = { type: 'exercise', id: exerciseId }
		await emit(exerciseRestored, { subject, data: { exerciseId }, after: { name: exercise.name } })
		return ok({})
	},
})
