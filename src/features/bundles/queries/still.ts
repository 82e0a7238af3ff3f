import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Waiting } from '#platform/telling/kinds.ts'

const bundleOfMessage = ({ eventId }: Waiting) => sql`
	event e join bundle b on b.studio_id = e.studio_id and b.id = e.subject_id where e.id = ${eventId}::uuid`

/** An offer that waited for a mail server is sent only while it can be answered. */
export async function isStillOffered(db: Db, message: Waiting): Promise<boolean> {
	const { rows } = await sql`
		select from ${bundleOfMessage(message)} and b.status = 'offered'
			and (${message.now}::timestamptz at time zone b.zone)::date <= b.expires_on`.execute(db)
	return rows.length > 0
}

/** 7.5: nobody is told that sessions are on after all of them are off. */
export async function isStillConfirmed(db: Db, message: Waiting): Promise<boolean> {
	const { rows } = await sql`
		select from ${bundleOfMessage(message)} and b.status = 'confirmed' and exists (
			select from bundle_session s join appointment a on a.studio_id = s.studio_id and a.id = s.appointment_id
			where s.studio_id = b.studio_id and s.bundle_id = b.id and a.status = 'booked' and a.ends_at > ${message.now})`.execute(
		db,
	)
	return rows.length > 0
}
