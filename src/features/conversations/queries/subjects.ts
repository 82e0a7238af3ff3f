import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/** Whose conversation it is. Every client has one, also before the first word. */
export type Thread = { client_id: string; studio_id: string; name: string; archivedAt: Date | null }

export async function threadOf(db: Db, clientId: string): Promise<Thread | undefined> {
	const { rows } = await sql<Thread>`
		select id as client_id, studio_id, trim(first_name || ' ' || last_name) as name, archived_at as "archivedAt"
		from client where id = ${clientId}::uuid`.execute(db)
	return rows[0]
}

type MessageRow = {
	client_id: string
	studio_id: string
	id: string
	staff_id: string | null
	body: string
	deleted_at: Date | null
	offer_id: string | null
}

/** One message about to be changed. */
export const messageOf = (db: Db, clientId: string, messageId: string): Promise<MessageRow | undefined> =>
	db
		.selectFrom('conversation_message')
		.select(['client_id', 'studio_id', 'id', 'staff_id', 'body', 'deleted_at', 'offer_id'])
		.where('client_id', '=', clientId)
		.where('id', '=', messageId)
		.forUpdate()
		.executeTakeFirst()
