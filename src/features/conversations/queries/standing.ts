import { sql } from 'kysely'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import type { Reading } from '#platform/use-case.ts'

/** How far everybody has come: what streams say again whenever it may have moved. */
export const Standing = z.object({
	/** The conversation's count: what a stream goes on from. */
	seq: z.number(),
	/** Up to which message the client, and anybody of the staff, has read. */
	clientRead: z.number(),
	staffRead: z.number(),
	/** What waits for the reader here. */
	unread: z.number(),
})
export type Standing = z.output<typeof Standing>

export async function standingOf({ db, actor }: Reading, clientId: string): Promise<Standing> {
	const me = actor.kind === 'client' ? actor.id : staffIdOf(actor)
	const { rows } = await sql<Standing>`
		select coalesce(max(v.seq), 0)::int as seq,
			coalesce(max(r.read_seq) filter (where r.staff_id is null), 0)::int as "clientRead",
			coalesce(max(r.read_seq) filter (where r.staff_id is not null), 0)::int as "staffRead",
			coalesce(max(r.unread) filter (where r.person_id = ${me}::uuid), 0)::int as unread
		from conversation v left join conversation_reader r on r.studio_id = v.studio_id and r.client_id = v.client_id
		where v.client_id = ${clientId}::uuid`.execute(db)
	return rows[0] ?? { seq: 0, clientRead: 0, staffRead: 0, unread: 0 }
}
