import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { columnsOf } from '../columns.ts'
import { exerciseEdited } from '../events.ts'
import { type ExerciseFields, exerciseFields } from '../fields.ts'
import { exerciseForUpdate } from '../queries/exercise.ts'
import { ownView } from '../queries/views.ts'

/** 3.3: changes an own exercise. Workouts that use it keep the name they were written with. */
export const editExercise = useCase('exercises.edit-exercise', {
	input: z.object({ exerciseId: Id, version: z.number().int(), ...exerciseFields }),
	output: z.object({ version: z.number().int() }),
	subject: ({ db }, { exerciseId }) => exerciseForUpdate(db, exerciseId),
	may: coaches,
	conflicts: { exercise_name: 'exercise_name_taken' },
	async run({ db, emit }, exercise, { exerciseId, version, ...fields }) {
		if (exercise.version !== version) return refuse('stale')
		const next = exercise.version + 1
		await db
			.updateTable('exercise')
			.set({ ...columnsOf(fields), version: next })
			.where('id', '=', exerciseId)
			.execute()
		const changes = changed(ownView(exercise), fields)
		await emit(exerciseEdited, {
			subject: { type: 'exercise', id: exerciseId },
			data: { exerciseId },
			...changes,
		})
		return ok({ version: next })
	},
})

function changed(before: Record<string, unknown>, after: ExerciseFields) {
	const names = Object.keys(after).filter(
		(name) => JSON.stringify(before[name]) !== JSON.stringify(after[name as keyof ExerciseFields]),
	)
	return {
		before: Object.fromEntries(names.map((name) => [name, before[name]])),
		after: Object.fromEntries(names.map((name) => [name, after[name as keyof ExerciseFields]])),
	}
}
