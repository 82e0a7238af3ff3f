import { sql } from 'kysely'
import { busyIn } from '#features/availability/queries/busy-in.ts'
import type { Actor } from '#platform/actor.ts'
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
 * 7.2, I1: takes the coaches' time for appointments, under their locks, if it is free; else refuses, naming what is in the way.
 * What these appointments had before is given back with it: the old time is free only if the new one is taken (I5).
 */
export async function takeTime(
	acting: Acting,
	takings: readonly Taking[],
	field = 'startsAt',
): Promise<Refused | null> {
	const refused = await timeTaken(acting, takings, field)
	if (!refused) await writeTime(acting, takings)
	return refused
}

/** What is in the way of appointments, as a refusal that names it, or null. Call under the coaches' locks. */
export async function timeTaken(
	{ db, actor, now, locale }: Acting,
	takings: readonly Taking[],
	field = 'startsAt',
): Promise<Refused | null> {
	const rows = rowsOf(takings)
	const { rows: found } = await sql<{ title: string | null; from: Date; to: Date; coach: string }>`
		with asked as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
			("coachId" uuid, "appointmentId" uuid, "from" timestamptz, "to" timestamptz))
		select a.title, b.from_at as "from", b.until_at as "to", s.name as coach
		from asked
		join coach_busy b on b.coach_id = asked."coachId" and ${busyIn(sql`asked."from"`, sql`asked."to"`)}
			and (b.status = 'booked' or (b.held_until > ${now} and not ${planning(actor)}))
			and not exists (select from asked own where own."appointmentId" = b.appointment_id)
		join staff s on s.studio_id = b.studio_id and s.id = b.coach_id
		left join appointment a on a.studio_id = b.studio_id and a.id = b.appointment_id
		order by b.from_at limit 1`.execute(db)
	const [first] = found
	if (!first) return null
	// A client learns that the time is gone, not with whom (I29).
	if (!planning(actor) || first.title === null) return refuse('appointments_slot_taken', {}, field)
	const when = formatTimeRange(first.from, first.to, { locale, timeZone: actor.timeZone })
	return refuse('appointments_coach_busy', { coach: first.coach, title: first.title, when }, field)
}

/** 7.2: whoever plans by hand wins over a hold: somebody is only typing their name, and hears of it as they confirm. */
const planning = ({ kind }: Actor): boolean => kind === 'staff' || kind === 'key'

/**
 * Writes the coaches' time for appointments, where it is known to be free: looked at under the coaches' locks. What these
 * appointments had before goes, and so do holds that ran out or that staff plan over. The constraint has the last word (I1).
 */
export async function writeTime({ db, actor, now }: Acting, takings: readonly Taking[]): Promise<void> {
	const rows = JSON.stringify(rowsOf(takings))
	await sql`
		delete from coach_busy b using jsonb_to_recordset(${rows}::jsonb) as r
			("coachId" uuid, "appointmentId" uuid, "from" timestamptz, "to" timestamptz)
		where b.appointment_id = r."appointmentId" or (b.status = 'held'
			and (b.held_until <= ${now} or ${planning(actor)}) and b.coach_id = r."coachId" and ${busyIn(sql`r."from"`, sql`r."to"`)})`.execute(
		db,
	)
	await sql`
		insert into coach_busy (studio_id, id, coach_id, appointment_id, during, status)
		select ${actor.studioId}::uuid, id, "coachId", "appointmentId", tstzrange("from", "to"), 'booked'
		from jsonb_to_recordset(${rows}::jsonb) as r
			(id uuid, "coachId" uuid, "appointmentId" uuid, "from" timestamptz, "to" timestamptz)`.execute(db)
}

const rowsOf = (takings: readonly Taking[]) =>
	takings.flatMap(({ appointmentId, coachIds, startsAt, endsAt }) =>
		coachIds.map((coachId) => ({ id: newId(), coachId, appointmentId, from: startsAt, to: endsAt })),
	)

/** Gives the coaches' time back: cancelled, declined, or moved to others. */
export const freeTime = async (db: Db, appointmentIds: readonly string[]): Promise<void> =>
	void (await db.deleteFrom('coach_busy').where('appointment_id', 'in', appointmentIds).execute())
