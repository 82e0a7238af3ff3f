import { sql } from 'kysely'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { formatTimeRange } from '#platform/i18n/format.ts'
import { newId } from '#platform/ids.ts'
import { type Acting, type Refused, refuse } from '#platform/use-case.ts'

/** The database's last word when two take one time (I1): 23P01 becomes a clear 409. */
export const coachConflicts = { coach_busy_once: 'appointments_coach_busy_now' } as const

/**
 * Locks coaches in one order for the length of the transaction: whoever wants their time waits here, and then sees what the
 * one before did. Returns whether all of them still work here.
 */
export async function lockCoaches(db: Db, ids: readonly string[]): Promise<boolean> {
	const { rows } = await sql`
		select from staff where id = any (${ids}::uuid[]) and removed_at is null and role in ('owner', 'coach')
		order by id for no key update`.execute(db)
	return rows.length === new Set(ids).size
}

export type Taking = { appointmentId: string; coachIds: readonly string[]; startsAt: Date; endsAt: Date }

/**
 * 7.2, I1: takes the coaches' time for appointments, under their locks, and gives back what these appointments had before, so
 * that the old time is free only if the new one is taken (I5). Holds that ran out make room. Refused, naming what is in the way,
 * where a time is taken already.
 */
export async function takeTime(
	{ db, actor, now, locale }: Acting,
	takings: readonly Taking[],
	field = 'startsAt',
): Promise<Refused | null> {
	const rows = takings.flatMap(({ appointmentId, coachIds, startsAt, endsAt }) =>
		coachIds.map((coachId) => ({ id: newId(), coachId, appointmentId, from: startsAt, to: endsAt })),
	)
	if (rows.length === 0) return null
	await sql`
		delete from coach_busy b using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
			("coachId" uuid, "appointmentId" uuid, "from" timestamptz, "to" timestamptz)
		where b.appointment_id = r."appointmentId" or (b.status = 'held' and b.held_until <= ${now}
			and b.coach_id = r."coachId" and b.during && tstzrange(r."from", r."to"))`.execute(db)
	const { rows: inTheWay } = await sql<{ title: string | null; from: Date; to: Date; coach: string }>`
		select a.title, lower(b.during) as "from", upper(b.during) as "to", s.name as coach
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
			("coachId" uuid, "from" timestamptz, "to" timestamptz)
		join coach_busy b on b.coach_id = r."coachId" and b.during && tstzrange(r."from", r."to")
		join staff s on s.studio_id = b.studio_id and s.id = b.coach_id
		left join appointment a on a.studio_id = b.studio_id and a.id = b.appointment_id
		order by lower(b.during) limit 1`.execute(db)
	const [first] = inTheWay
	if (first) {
		// A client learns that the time is gone, not with whom (I29).
		if (actor.kind !== 'staff' && actor.kind !== 'key') return refuse('appointments_slot_taken', {}, field)
		const when = formatTimeRange(first.from, first.to, { locale, timeZone: actor.timeZone })
		const title = first.title ?? m.appointments_held({}, { locale })
		return refuse('appointments_coach_busy', { coach: first.coach, title, when }, field)
	}
	await sql`
		insert into coach_busy (studio_id, id, coach_id, appointment_id, during, status)
		select ${actor.studioId}::uuid, id, "coachId", "appointmentId", tstzrange("from", "to"), 'booked'
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
			(id uuid, "coachId" uuid, "appointmentId" uuid, "from" timestamptz, "to" timestamptz)`.execute(db)
	return null
}

/** Gives the coaches' time back: cancelled, declined, or moved to others. */
export const freeTime = async (db: Db, appointmentIds: readonly string[]): Promise<void> =>
	void (await db.deleteFrom('coach_busy').where('appointment_id', 'in', appointmentIds).execute())
