import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/** How many sessions still to come a client has that were booked without logging in. */
export async function guestBookings(db: Db, clientId: string, now: Date): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from appointment_place p
		join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
		where p.client_id = ${clientId}::uuid and p.status in ('requested', 'booked')
			and a.created_by = 'guest' and a.starts_at > ${now}`.execute(db)
	return rows[0]?.count ?? 0
}
