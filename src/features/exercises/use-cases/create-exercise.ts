import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { columnsOf } from '../columns.ts'
import { exerciseCreated } from '../events.ts'
import { exerciseFields } from '../fields.ts'

/** 3.3: the studio's own exercise, beside the library. A name may be used once among those not archived. */
export const createExercise = useCase('exercises.create-exercise', {
	input: z.object(exerciseFields),
	output: z.object({ exerciseId: z.string(), key: z.string(), name: z.string() }),
	may: coaches,
	conflicts: { exercise_name: 'exercise_name_taken' },
	async run({ db, actor, now, emit }, _, input) {
		const exerciseId = newId()
		await db
			.insertInto('exercise')
			.values({
				...columnsOf(input),
				studio_id: actor.studioId as string,
				id: exerciseId,
				created_at: now,
			})
			.execute()
		const subject = { type: 'exercise', id: exerciseId }
		await emit(exerciseCreated, { subject, data: { exerciseId }, after: { name: input.name } })
		return ok({ exerciseId, key: `own:${exerciseId}`, name: input.name })
	},
})
