import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import type { AppointmentStatus } from '../../queries/subjects.ts'
import { type Recurrence, ruleText } from '../../rules/recurring.ts'
import type { WallTime } from '../../rules/wall-time.ts'

export type NewAppointment = {
	id: string
	typeId: string | null
	seriesId: string | null
	/** The first leads it. */
	coachIds: readonly string[]
	title: string
	wall: WallTime
	zone: string
	startsAt: Date
	endsAt: Date
	place: string
	link: string | null
	capacity: number
	priceMinor: number
	currency: string
	privateNotes: string
	status: AppointmentStatus
	createdBy: 'coach' | 'client' | 'guest'
}

/** Writes appointments, in one statement whatever their number. */
export async function insertAppointments(
	{ db, actor, now }: Acting,
	appointments: readonly NewAppointment[],
): Promise<void> {
	const rows = appointments.map(({ coachIds: [coachId, ...others], ...each }) => ({
		...each,
		coachId,
		others,
	}))
	await sql`
		insert into appointment (studio_id, id, type_id, series_id, coach_id, other_coach_ids, title, starts_at, ends_at, zone,
			wall_start, place, link, capacity, price_minor, currency, private_notes, status, created_by, created_at)
		select ${actor.studioId}::uuid, id, "typeId", "seriesId", "coachId",
			array(select jsonb_array_elements_text(others)::uuid), title, "startsAt", "endsAt", zone, wall, place, link, capacity,
			"priceMinor", currency, "privateNotes", status, "createdBy", ${now}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "typeId" uuid, "seriesId" uuid, "coachId" uuid,
			others jsonb, title text, "startsAt" timestamptz, "endsAt" timestamptz, zone text, wall timestamp, place text,
			link text, capacity integer, "priceMinor" bigint, currency text, "privateNotes" text, status text,
			"createdBy" text)`.execute(db)
}

/** The rule that several appointments come from. */
export async function insertSeries(
	{ db, actor }: Acting,
	first: WallTime,
	zone: string,
	recurrence: Recurrence,
): Promise<string> {
	const id = newId()
	await sql`
		insert into appointment_series (studio_id, id, rule, wall_start, zone)
		values (${actor.studioId}::uuid, ${id}::uuid, ${ruleText(first, recurrence)}, ${first}::timestamp, ${zone})`.execute(
		db,
	)
	return id
}
