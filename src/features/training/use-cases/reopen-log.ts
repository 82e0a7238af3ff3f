import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { logReopened } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { logWithClient } from '../queries/subjects.ts'
import { doneAtOf, endedLater, entryAnswer, entryFields, lockLog, writeEntry } from './parts/entry.ts'

/** 5.2: takes a finished or skipped log up again. */
export const reopenLog = useCase('training.reopen-log', {
	input: z.object({ logId: Id, ...entryFields }),
	output: z.object({ logId: z.string(), ...entryAnswer }),
	subject: (reading, { logId }) => logWithClient(reading, logId),
	may: mayLog,
	async run(acting, log, { logId: _, ...entering }) {
		const { db, now, emit } = acting
		await lockLog(db, log.id)
		const later = await endedLater(acting, log.id, doneAtOf(entering, now))
		const written = await writeEntry(acting, entering, {
			...{ logId: log.id, clientId: log.client_id, kind: 'reopened' },
		})
		const answer = ok({ logId: log.id, stands: !later })
		if (later || written === 'again') return answer
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
		return answer
	},
})
