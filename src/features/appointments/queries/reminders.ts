import { sql } from 'kysely'
import type pg from 'pg'
import { type Db, transaction } from '#platform/database/transaction.ts'
import type { Waiting } from '#platform/telling/kinds.ts'
import type { Lead } from '../rules/leads.ts'
import type { Upcoming } from '../rules/reminders.ts'

/** Studios in which a reminder may be due, in one statement: a place in each, so that most are never entered. */
export const studiosToRemind = (pool: pg.Pool, now: Date): Promise<string[]> =>
	transaction(pool, null, 'read only', async (db) => {
		const { rows } = await sql<{ id: string }>`select id from studios_to_remind(${now}) id`.execute(db)
		return { commit: false, value: rows.map(({ id }) => id) }
	})

export type UpcomingPlace = Upcoming & {
	placeId: string
	clientId: string
	appointmentId: string
	revision: number
}

/**
 * 7.6: booked places of appointments soon to begin that may be due a reminder: within a lead and a day (wall-time days have up to 25
 * hours; the rule decides exactly), and not yet sent it.
 */
export async function placesToRemind(db: Db, leads: readonly Lead[], now: Date): Promise<UpcomingPlace[]> {
	if (leads.length === 0) return []
	const { rows } = await sql<UpcomingPlace>`
		select p.id as "placeId", p.client_id as "clientId", a.id as "appointmentId", a.revision,
			a.starts_at as "startsAt", a.zone,
			greatest(p.booked_at, a.moved_at, case when p.told ->> 'as' in ('confirmation', 'update')
				then (p.told ->> 'at')::timestamptz end) as "knownSince",
			array(select r.lead from appointment_reminder r
				where r.studio_id = p.studio_id and r.place_id = p.id and r.revision = a.revision) as sent
		from appointment a join appointment_place p on p.studio_id = a.studio_id and p.appointment_id = a.id
		where a.status = 'booked' and p.status = 'booked' and a.starts_at > ${now}
			and a.starts_at <= ${now}::timestamptz + interval '1 day'
				+ (select max(l::interval) from unnest(${leads}::text[]) l)
			and exists (select from unnest(${leads}::text[]) l
				where a.starts_at <= ${now}::timestamptz + interval '1 day' + l::interval
					and not exists (select from appointment_reminder r where r.studio_id = p.studio_id
						and r.place_id = p.id and r.revision = a.revision and r.lead = l))
		order by a.starts_at, a.id, p.id`.execute(db)
	return rows
}

type Reminder = { studioId: string; lead: Lead; places: readonly UpcomingPlace[]; now: Date }

/** I28: notes that these are reminded, and returns those nobody else has reminded in the meantime. */
export async function noteReminded(
	db: Db,
	{ studioId, lead, places, now }: Reminder,
): Promise<UpcomingPlace[]> {
	const noted = await db
		.insertInto('appointment_reminder')
		.values(
			places.map(({ placeId: place_id, revision }) => ({
				studio_id: studioId,
				place_id,
				revision,
				lead,
				at: now,
			})),
		)
		.onConflict((already) => already.doNothing())
		.returning('place_id')
		.execute()
	const mine = new Set(noted.map(({ place_id }) => place_id))
	return places.filter(({ placeId }) => mine.has(placeId))
}

const placeOfMessage = ({ eventId, personId }: Waiting) => sql`
	event e join appointment a on a.studio_id = e.studio_id and a.id = e.subject_id
	join appointment_place p on p.studio_id = a.studio_id and p.appointment_id = a.id
	where e.id = ${eventId}::uuid and p.client_id = ${personId}::uuid and a.status = 'booked' and p.status = 'booked'`

/** I28: a reminder that waited is sent only if the client still comes, at the time it names. */
export async function isStillToCome(db: Db, message: Waiting): Promise<boolean> {
	const { rows } = await sql`
		select from ${placeOfMessage(message)} and a.starts_at > ${message.now}
			and a.revision = (e.data ->> 'revision')::int`.execute(db)
	return rows.length > 0
}

/** 7.5: nobody is told that a session is on after it is off, in whatever order a mail server takes what waited. */
export async function isStillOn(db: Db, message: Waiting): Promise<boolean> {
	const { rows } = await sql`
		select from ${placeOfMessage(message)} and a.ends_at > ${message.now}`.execute(db)
	return rows.length > 0
}
