import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#platform/use-case.ts'
import { inPerson } from '../permissions.ts'

/** How many notices wait for the one who asks, up to 99: what the bell in the shells shows. One indexed statement. */
export const unreadCount = query('notifications.unread-count', {
	input: z.object({}),
	output: z.object({ count: z.number() }),
	may: inPerson,
	async run({ db, actor }) {
		const mine =
			actor.kind === 'client' ? sql`client_id = ${actor.id}::uuid` : sql`staff_id = ${actor.id}::uuid`
		const { rows } = await sql<{ count: number }>`
			select count(*)::int as count from (select from notice where ${mine} and read_at is null limit 99) unread`.execute(
			db,
		)
		return { count: rows[0]?.count ?? 0 }
	},
})
