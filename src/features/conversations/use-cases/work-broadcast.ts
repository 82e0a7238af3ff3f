import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { write } from './parts/write.ts'

const atOnce = 50

/** 12.4: the next part of a broadcast: each message with the mark that it is sent, so that nobody gets it twice. */
export const workBroadcast = useCase('conversations.work-broadcast', {
	input: z.object({ broadcastId: Id }),
	output: z.object({ more: z.boolean() }),
	subject: ({ db }, { broadcastId }) =>
		db.selectFrom('broadcast').selectAll().where('id', '=', broadcastId).forUpdate().executeTakeFirst(),
	may: touchlineItself,
	async run(acting, { id, body, staff_id: staffId }) {
		const { db, now } = acting
		const members = await db
			.selectFrom('broadcast_member')
			.select('client_id')
			.where('broadcast_id', '=', id)
			.where('sent_at', 'is', null)
			.orderBy('client_id')
			.limit(atOnce)
			.execute()
		for (const { client_id: clientId } of members)
			await write(acting, { clientId, id: newId(), body, staffId, broadcastId: id })
		const ids = members.map(({ client_id: clientId }) => clientId)
		if (ids.length > 0)
			await db
				.updateTable('broadcast_member')
				.set({ sent_at: now })
				.where('broadcast_id', '=', id)
				.where('client_id', 'in', ids)
				.execute()
		const more = members.length === atOnce
		if (!more) await db.updateTable('broadcast').set({ done_at: now }).where('id', '=', id).execute()
		return ok({ more })
	},
})
