import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Waiting } from '#platform/telling/kinds.ts'

/** Whether anything still waits for somebody: a mail that was held up says nothing to whoever has read meanwhile. */
export async function stillWaits(db: Db, { personId }: Waiting): Promise<boolean> {
	const row = await db
		.selectFrom('conversation_reader')
		.select('person_id')
		.where('person_id', '=', personId)
		.where('unread', '>', 0)
		.limit(1)
		.executeTakeFirst()
	return row !== undefined
}

export type UnreadIn = { clientId: string; client: string; author: string; body: string; count: number }
type Thread = { clientId: string; after: number; upTo: number }

/** What still waits unread of what is to be told, the oldest first; each with who wrote it. */
export async function unreadIn(
	db: Db,
	{ personId, toClient, threads }: { personId: string; toClient: boolean; threads: Thread[] },
): Promise<UnreadIn[]> {
	const { rows } = await sql<UnreadIn>`
		select m.client_id as "clientId", trim(c.first_name || ' ' || c.last_name) as client,
			coalesce(s.name, trim(c.first_name || ' ' || c.last_name)) as author, m.body, 1 as count
		from jsonb_to_recordset(${JSON.stringify(threads)}::jsonb) as t ("clientId" uuid, after integer, "upTo" integer)
		join conversation_reader r on r.client_id = t."clientId" and r.person_id = ${personId}::uuid
		join conversation_message m on m.studio_id = r.studio_id and m.client_id = r.client_id
			and m.seq > greatest(t.after, r.read_seq) and m.seq <= t."upTo" and m.deleted_at is null
			and (m.staff_id is not null) = ${toClient}
		join client c on c.studio_id = m.studio_id and c.id = m.client_id
		left join staff s on s.studio_id = m.studio_id and s.id = m.staff_id
		order by m.at, m.seq limit 200`.execute(db)
	return rows
}

/** A message that was just sent: by whom, to whom. */
export async function aboutMessage(
	db: Db,
	{ clientId, messageId }: { clientId: string; messageId: string },
): Promise<{ author: string; readers: string[] } | undefined> {
	const { rows } = await sql<{ author: string; readers: string[] }>`
		select coalesce(s.name, trim(c.first_name || ' ' || c.last_name)) as author, array(
			select r.person_id::text from conversation_reader r where r.studio_id = m.studio_id and r.client_id = m.client_id
				and (r.staff_id is null) = (m.staff_id is not null) and r.read_seq < m.seq and r.unread > 0) as readers
		from conversation_message m join client c on c.studio_id = m.studio_id and c.id = m.client_id
		left join staff s on s.studio_id = m.studio_id and s.id = m.staff_id
		where m.client_id = ${clientId}::uuid and m.id = ${messageId}::uuid and m.deleted_at is null`.execute(db)
	return rows[0]
}
