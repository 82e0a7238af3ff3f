import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { inPerson } from '../permissions.ts'

/** Marks one of one's own notices as read. No event: what somebody has read is nobody else's business. */
export const markRead = useCase('notifications.mark-read', {
	input: z.object({ noticeId: Id }),
	output: z.object({ noticeId: z.string() }),
	subject: ({ db, actor }, { noticeId }) =>
		db
			.selectFrom('notice')
			.select(['id', 'link'])
			.where('id', '=', noticeId)
			.where(actor.kind === 'client' ? 'client_id' : 'staff_id', '=', actor.id)
			.executeTakeFirst(),
	may: inPerson,
	async run({ db, now }, notice, { noticeId }) {
		await db
			.updateTable('notice')
			.set({ read_at: now })
			.where('id', '=', notice.id)
			.where('read_at', 'is', null)
			.execute()
		return ok({ noticeId })
	},
})
