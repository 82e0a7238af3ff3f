import { sql } from 'kysely'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

const Broadcast = z.object({
	id: z.string(),
	body: z.string(),
	at: z.date(),
	people: z.number(),
	/** How many have it by now. */
	sent: z.number(),
	done: z.boolean(),
})
export type Broadcast = z.output<typeof Broadcast>

/** 12.4: the last messages that one has sent to many, and how far they are. */
export const broadcasts = query('conversations.broadcasts', {
	input: z.object({}),
	output: z.object({ broadcasts: z.array(Broadcast) }),
	may: coaches,
	async run({ db, actor }) {
		const { rows } = await sql<Broadcast>`
			select b.id, b.body, b.created_at as at, b.done_at is not null as done, n.people, n.sent
			from broadcast b cross join lateral (select count(*)::int as people, count(m.sent_at)::int as sent
				from broadcast_member m where m.studio_id = b.studio_id and m.broadcast_id = b.id) n
			where b.staff_id = ${staffIdOf(actor)}::uuid order by b.created_at desc limit 20`.execute(db)
		return { broadcasts: rows }
	},
})
