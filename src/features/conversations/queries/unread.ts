import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { staffIdOf } from '#platform/actor.ts'
import { account } from '#platform/permission.ts'
import { query, type Reading } from '#platform/use-case.ts'

/** What the frame shows: conversations that wait for a coach, messages that wait for a client; up to 99. */
export const unread = query('conversations.unread', {
	input: z.object({}),
	output: z.object({ count: z.number() }),
	may: account,
	run: async (reading) => ({ count: await unreadOf(reading) }),
})

async function unreadOf({ db, actor }: Reading): Promise<number> {
	if (actor.kind === 'client') {
		const row = await db
			.selectFrom('conversation_reader')
			.select('unread')
			.where('client_id', '=', actor.id)
			.where('person_id', '=', actor.id)
			.executeTakeFirst()
		return Math.min(99, row?.unread ?? 0)
	}
	const staffId = staffIdOf(actor)
	if (staffId === null || ('role' in actor && actor.role === 'assistant')) return 0
	// 1.3, I32: what one may no longer see doesn't wait for one either.
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from (select from conversation_reader r
			join client c on c.studio_id = r.studio_id and c.id = r.client_id
			where r.person_id = ${staffId}::uuid and r.unread > 0 and ${visibleTo(actor)} limit 99) waiting`.execute(
		db,
	)
	return rows[0]?.count ?? 0
}
