import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { logReopened } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { logWithClient } from '../queries/subjects.ts'

/** 5.2: takes a finished or skipped log up again. */
export const reopenLog = useCase('training.reopen-log', {
	input: z.object({ logId: Id }),
	output: z.object({ logId: z.string() }),
	subject: (reading, { logId }) => logWithClient(reading, logId),
	may: mayLog,
	async run({ db, emit }, log) {
		const reopened = await db
			.updateTable('training_log')
			.set((is) => ({ status: 'started', finished_at: null, version: is('version', '+', 1) }))
			.where('id', '=', log.id)
			.where('status', '<>', 'started')
			.executeTakeFirst()
		if (reopened.numUpdatedRows === 1n)
			await emit(logReopened, {
				clientId: log.client_id,
				subject: { type: 'training_log', id: log.id },
				before: { status: log.status },
				after: { status: 'started' },
				data: { logId: log.id, workoutId: log.workout_id },
			})
		return ok({ logId: log.id })
	},
})
