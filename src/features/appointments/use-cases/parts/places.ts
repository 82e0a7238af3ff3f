import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import type { PlaceStatus } from '../../queries/subjects.ts'
import { settleAppointments } from './owed.ts'

export type NewPlace = {
	appointmentId: string
	clientId: string
	status: PlaceStatus
	seat: number | null
	capacity: number
	priceMinor: number
	currency: string
	/** False: a package doesn't pay it, whatever its client has. */
	byPackage: boolean
}

/** Gives clients places, in one statement; whoever had one in the same appointment before gets it again. Returns the places' ids. */
export async function givePlaces(acting: Acting, places: readonly NewPlace[]): Promise<string[]> {
	const { db, actor, now } = acting
	const rows = places.map((place) => ({ ...place, id: newId() }))
	const { rows: given } = await sql<{ id: string }>`
		insert into appointment_place (studio_id, id, appointment_id, client_id, status, seat, capacity, waiting_since,
			price_minor, currency, booked_at, by_package)
		select ${actor.studioId}::uuid, id, "appointmentId", "clientId", status, seat, capacity,
			case when status = 'waiting' then ${now}::timestamptz end, "priceMinor", currency, ${now}::timestamptz,
			case when "byPackage" then null else 'no' end
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "appointmentId" uuid, "clientId" uuid, status text,
			seat integer, capacity integer, "priceMinor" bigint, currency text, "byPackage" boolean)
		on conflict (studio_id, appointment_id, client_id) do update set status = excluded.status, seat = excluded.seat,
			waiting_since = excluded.waiting_since, booked_at = excluded.booked_at, cancelled_at = null, cancelled_by = null,
			cancel_reason = '', forfeits = false, told = null, by_package = excluded.by_package
		returning id`.execute(db)
	const concerned = places.filter(({ priceMinor, byPackage }) => priceMinor > 0 || byPackage)
	await settleAppointments(acting, [...new Set(concerned.map(({ appointmentId }) => appointmentId))])
	return given.map(({ id }) => id)
}

/** 7.7: who comes is another: calendar programs take over only what has a higher SEQUENCE than what they have. */
export const countChangeOfPeople = async ({ db }: Acting, appointmentId: string): Promise<void> =>
	void (await db
		.updateTable('appointment')
		.set({ sequence: sql<number>`sequence + 1` })
		.where('id', '=', appointmentId)
		.execute())

/** The lowest seat that nobody has, or null when all are taken (I3). */
export function freeSeat(places: readonly { seat: number | null }[], capacity: number): number | null {
	const taken = new Set(places.map(({ seat }) => seat))
	for (let seat = 1; seat <= capacity; seat++) if (!taken.has(seat)) return seat
	return null
}
