import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { sentAgain } from '../events.ts'
import { oneMessage } from '../queries/messages.ts'

/**
 * 13.1: puts a failed mail or push back into the queue. It keeps its Message-ID, so that one that did arrive isn't there
 * twice (I27). Whoever sees the message in the log may.
 */
export const sendAgain = useCase('notifications.send-again', {
	input: z.object({ messageId: Id }),
	output: z.object({ messageId: z.string() }),
	subject: (reading, { messageId }) => oneMessage(reading, messageId),
	may: anyStaff,
	async run({ db, emit }, logged, { messageId }) {
		const again = await db
			.updateTable('message')
			.set({ status: 'queued', last_error: null, leased_until: null })
			.where('id', '=', messageId)
			.where('status', '=', 'failed')
			.returning('id')
			.executeTakeFirst()
		if (!again) return refuse('notifications_not_failed')
		await emit(sentAgain, {
			clientId: logged.clientId,
			subject: { type: 'message', id: messageId },
			data: { messageId },
		})
		return ok({ messageId })
	},
})
