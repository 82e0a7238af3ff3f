import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { logCommented } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { logWithClient } from '../queries/subjects.ts'
import { commentedLater, doneAtOf, entryAnswer, entryFields, lockLog, writeEntry } from './parts/entry.ts'

/** 5.2: a word on what was trained. The words themselves stay out of the audit trail: they may touch on health. */
export const commentOnLog = useCase('training.comment-on-log', {
	input: z.object({ logId: Id, comment: z.string().trim().max(2000), ...entryFields }),
	output: z.object({ logId: z.string(), ...entryAnswer }),
	subject: (reading, { logId }) => logWithClient(reading, logId),
	may: mayLog,
	async run(acting, log, { logId: _, comment, ...entering }) {
		const { db, now, emit } = acting
		await lockLog(db, log.id)
		const later = await commentedLater(acting, log.id, doneAtOf(entering, now))
		const written = await writeEntry(acting, entering, {
			...{ logId: log.id, clientId: log.client_id, kind: 'commented', said: { comment } },
		})
		const answer = ok({ logId: log.id, stands: !later })
		if (later || written === 'again' || comment === log.comment) return answer
		await db
			.updateTable('training_log')
			.set((is) => ({ comment, version: is('version', '+', 1) }))
			.where('id', '=', log.id)
			.execute()
		await emit(logCommented, {
			clientId: log.client_id,
			subject: { type: 'training_log', id: log.id },
			data: { logId: log.id, workoutId: log.workout_id },
		})
		return answer
	},
})
