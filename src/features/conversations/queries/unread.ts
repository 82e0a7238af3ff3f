import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { type Actor, staffIdOf } from '#platform/actor.ts'
import { account } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

/** What the frame shows: conversations that wait for a coach, messages that wait for a client; up to 99. */
export const unread = query('conversations.unread', {
	input: z.object({}),
	output: z.object({ count: z.number() }),
	may: account,
	async run({ db, actor }) {
		const { rows } = await sql<{ count: number }>`select ${unreadOf(actor)} as count`.execute(db)
		return { count: rows[0]?.count ?? 0 }
	},
})

/** As part of another statement: messages that wait for a client, conversations that wait for a coach. */
export function unreadOf(actor: Actor): RawBuilder<number> {
	if (actor.kind === 'client')
		return sql<number>`coalesce((select least(99, r.unread) from conversation_reader r
			where r.client_id = ${actor.id}::uuid and r.person_id = ${actor.id}::uuid), 0)::int`
	const staffId = staffIdOf(actor)
	if (staffId === null || ('role' in actor && actor.role === 'assistant')) return sql<number>`0`
	// 1.3, I32: what one may no longer see doesn't wait for one either.
	return sql<number>`(select count(*)::int from (select from conversation_reader r
		join client c on c.studio_id = r.studio_id and c.id = r.client_id
		where r.person_id = ${staffId}::uuid and r.unread > 0 and ${visibleTo(actor)} limit 99) waiting)`
}
