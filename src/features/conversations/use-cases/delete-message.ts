import { sql } from 'kysely'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { messageDeleted } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { messageOf } from '../queries/subjects.ts'
import { touch } from './parts/write.ts'

/** 12.4: whoever wrote a message takes back what it said, files included; that there was one stays to be seen. */
export const deleteMessage = useCase('conversations.delete-message', {
	input: z.object({ clientId: Id, messageId: Id }),
	output: z.object({}),
	subject: ({ db }, { clientId, messageId }) => messageOf(db, clientId, messageId),
	may: mayWrite,
	async run({ db, actor, now, emit }, message, _) {
		if (message.staff_id !== staffIdOf(actor)) return refuse('not_found')
		if (message.deleted_at) return ok({})
		// An offer is withdrawn: what it said was agreed to, or may be.
		if (message.offer_id) return refuse('conversations_is_offer')
		const { client_id: clientId, id } = message
		await db
			.deleteFrom('stored_file')
			.where('conversation_client_id', '=', clientId)
			.where('conversation_message_id', '=', id)
			.execute()
		await sql`update conversation_message set body = '', deleted_at = ${now} where client_id = ${clientId}::uuid and id = ${id}::uuid`.execute(
			db,
		)
		await sql`
			update conversation_reader r set unread = r.unread - 1, waits_since = case when r.unread > 1 then r.waits_since end
			from conversation_message m where m.client_id = ${clientId}::uuid and m.id = ${id}::uuid and r.client_id = m.client_id
				and r.read_seq < m.seq and r.unread > 0 and (r.staff_id is null) = (m.staff_id is not null)`.execute(
			db,
		)
		await touch(db, message.studio_id, clientId, id)
		await emit(messageDeleted, {
			...{ clientId, subject: { type: 'message', id } },
			data: { clientId, messageId: id },
		})
		return ok({})
	},
})
