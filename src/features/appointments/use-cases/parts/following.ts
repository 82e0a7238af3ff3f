import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import {
	type AppointmentSubject,
	appointmentForUpdate,
	appointmentsForUpdate,
} from '../../queries/subjects.ts'

/** "This and following": the appointment itself and those of its series after it that still stand, in the order they happen. */
export async function withFollowing(db: Db, id: string): Promise<AppointmentSubject[] | undefined> {
	const { rows } = await sql<{ id: string }>`
		select o.id from appointment a
		join appointment o on o.studio_id = a.studio_id and o.series_id = a.series_id
			and (o.starts_at, o.id) >= (a.starts_at, a.id) and o.status = 'booked'
		where a.id = ${id}::uuid`.execute(db)
	const ids = rows.map((row) => row.id)
	if (!ids.includes(id)) {
		// No series, or this one doesn't stand any more: alone, for the use-case to say what is wrong.
		const alone = await appointmentForUpdate(db, id)
		return alone && [alone]
	}
	// Read again under the locks: somebody may have been faster.
	const found = await appointmentsForUpdate(db, ids)
	return found.filter((each) => each.id === id || each.status === 'booked')
}
