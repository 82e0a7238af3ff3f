import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { announce } from '#platform/live.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { mayReadConversation } from '../permissions.ts'
import { threadOf } from '../queries/subjects.ts'
import { personOf, topicOf } from './parts/write.ts'

/**
 * 12.4: what one has read. It moves forwards only. Of the staff, those leave a mark for whom the conversation is, or who have
 * written in it: whoever only looks in has read it for nobody.
 */
export const markRead = useCase('conversations.mark-read', {
	input: z.object({
		clientId: Id,
		/** `seq` of the last message one has seen. */
		upTo: z.number().int().min(0).max(2_000_000_000),
	}),
	output: z.object({ unread: z.number() }),
	subject: ({ db }, { clientId }) => threadOf(db, clientId),
	may: mayReadConversation,
	async run({ db, actor, now }, thread, { upTo }) {
		const clientId = thread.client_id
		const others = actor.kind === 'client' ? sql`m.staff_id is not null` : sql`m.staff_id is null`
		const { rows } = await sql<{ unread: number }>`
			with left_over as (select count(*)::int as count from conversation_message m
				where m.client_id = ${clientId}::uuid and m.seq > ${upTo} and m.deleted_at is null and ${others})
			update conversation_reader r set read_seq = least(${upTo}, v.seq), read_at = ${now}, unread = left_over.count,
				waits_since = case when left_over.count > 0 then r.waits_since end
			from left_over, conversation v
			where r.client_id = ${clientId}::uuid and r.person_id = ${personOf(actor)}::uuid and v.client_id = r.client_id
				and r.read_seq < least(${upTo}, v.seq)
			returning r.unread`.execute(db)
		if (rows[0]) await announce(db, topicOf(thread.studio_id), clientId)
		return ok({ unread: rows[0]?.unread ?? 0 })
	},
})
