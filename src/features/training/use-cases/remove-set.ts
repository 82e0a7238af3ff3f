import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { setRemoved } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { sessionOf } from '../queries/subjects.ts'

/** 5.2: takes a logged set back (unticks it). One that isn't there any more is gone already: that is fine. */
export const removeSet = useCase('training.remove-set', {
	input: z.object({ workoutId: Id, setId: Id }),
	output: z.object({ setId: z.string() }),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayLog,
	async run({ db, emit }, session, { setId }) {
		if (!session.log) return ok({ setId })
		const gone = await db
			.deleteFrom('logged_set')
			.where('id', '=', setId)
			.where('log_id', '=', session.log.id)
			.returning('exercise_key')
			.executeTakeFirst()
		if (gone)
			await emit(setRemoved, {
				clientId: session.client_id,
				subject: { type: 'training_log', id: session.log.id },
				data: { logId: session.log.id, workoutId: session.workoutId, setId, exerciseKey: gone.exercise_key },
			})
		return ok({ setId })
	},
})
