import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { withinHours } from '../rules/free-hours.ts'
import type { Busy } from '../rules.ts'
import { busyIn } from './busy-in.ts'
import { hostsOf } from './hosts.ts'

/** An appointment that is still to come, as far as hours have to do with it. */
export type Booked = { id: string; title: string; startsAt: Date; endsAt: Date; coach: string }

const columns = sql`a.id, a.title, a.starts_at as "startsAt", a.ends_at as "endsAt", s.name as coach`

// Read, never written: appointments stand on availability, not the other way round.
const led = sql`from appointment a join staff s on s.studio_id = a.studio_id and s.id = any (a.coach_id || a.other_coach_ids)`

/** 7.1: appointments of a coach, from now on, that lie outside their hours as they stand now. Nothing happens to them. */
export async function bookedOutside(db: Db, coachId: string, now: Date): Promise<Booked[]> {
	const { rows } = await sql<Booked>`select ${columns} ${led}
		where s.id = ${coachId}::uuid and a.status = 'booked' and a.ends_at > ${now}
		order by a.starts_at, a.id limit 2000`.execute(db)
	const [first, last] = [rows[0], rows.at(-1)]
	if (!first || !last) return []
	const [host] = await hostsOf(db, [coachId], { from: first.startsAt, to: last.endsAt })
	if (!host) return []
	const within = withinHours(
		host,
		rows.map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() })),
	)
	return rows.filter((_, n) => !within[n])
}

/** Booked appointments that meet some days, each day as its coach's calendar has it; without a coach, the whole studio's. */
export async function bookedOn(
	db: Db,
	coachId: string | null,
	days: readonly { from: string; to: string }[],
	now: Date,
): Promise<Booked[]> {
	const { rows } = await sql<Booked>`select distinct ${columns} ${led}
		join studio_settings settings on settings.studio_id = a.studio_id
		left join coach_schedule schedule on schedule.studio_id = s.studio_id and schedule.staff_id = s.id
		join jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d ("from" date, "to" date) on
			a.starts_at < ((d."to" + 1)::timestamp at time zone coalesce(schedule.time_zone, settings.time_zone))
			and a.ends_at > (d."from"::timestamp at time zone coalesce(schedule.time_zone, settings.time_zone))
		where (${coachId}::uuid is null or s.id = ${coachId}::uuid) and a.status = 'booked' and a.ends_at > ${now}
		order by a.starts_at, a.id limit 200`.execute(db)
	return rows
}

/** When a coach has appointments in a span. */
export async function appointmentTimes(
	db: Db,
	coachId: string,
	span: { from: Date; to: Date },
): Promise<Busy[]> {
	const { rows } = await sql<{ from: Date; to: Date }>`
		select b.from_at as "from", b.until_at as "to" from coach_busy b
		where coach_id = ${coachId}::uuid and status = 'booked' and ${busyIn(sql`${span.from}::timestamptz`, sql`${span.to}::timestamptz`)}
		order by b.from_at`.execute(db)
	return rows.map(({ from, to }) => [from.toISOString(), to.toISOString()] as const)
}
