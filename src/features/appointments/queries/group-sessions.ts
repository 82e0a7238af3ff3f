import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'

export const groupSession = z.object({
	appointmentId: z.string(),
	title: z.string(),
	startsAt: z.date(),
	endsAt: z.date(),
	zone: z.string(),
	place: z.string(),
	coachName: z.string(),
	capacity: z.number(),
	seatsLeft: z.number(),
	waiting: z.number(),
	priceMinor: z.number(),
	currency: z.string(),
	/** What the reader has in it; null: nothing, or they gave it back. */
	mine: z.enum(['booked', 'waiting']).nullable(),
})
export type GroupSession = z.infer<typeof groupSession>

type Asked = {
	/** Sessions whose type may be booked by clients, or by whoever comes by. */
	openTo: 'clients' | 'everyone'
	/** Whose own place is looked for; null: nobody's. */
	clientId: string | null
	now: Date
	/** One of them, or a page of all. */
	appointmentId?: string
	after?: [string, string] | undefined
	limit: number
}

/** I3: group sessions that can be joined now: open, within notice and horizon, the next one first. One statement. */
export async function groupSessions(db: Db, asked: Asked): Promise<(GroupSession & { online: boolean })[]> {
	const { openTo, clientId, now, appointmentId, after, limit } = asked
	const { rows } = await sql<GroupSession & { online: boolean }>`
		select a.id as "appointmentId", a.title, a.starts_at as "startsAt", a.ends_at as "endsAt", a.zone, a.place,
			a.link is not null as online, s.name as "coachName", a.capacity, a.capacity - places.taken as "seatsLeft", places.waiting,
			a.price_minor::float8 as "priceMinor", a.currency, places.mine
		from appointment a
		join appointment_type t on t.studio_id = a.studio_id and t.id = a.type_id and t.archived_at is null
			and ${openTo === 'everyone' ? sql`t.self_booking = 'everyone'` : sql`t.self_booking <> 'nobody'`}
		join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
		cross join lateral (
			select count(p.seat)::int as taken, count(*) filter (where p.status = 'waiting')::int as waiting,
				max(p.status) filter (where p.client_id = ${clientId}::uuid and p.status in ('booked', 'waiting')) as mine
			from appointment_place p where p.studio_id = a.studio_id and p.appointment_id = a.id) places
		where a.capacity > 1 and a.status = 'booked' and a.starts_at > ${now}
			and a.starts_at - make_interval(mins => t.minimum_notice_minutes) >= ${now}
			and a.starts_at <= ${now}::timestamptz + make_interval(days => t.horizon_days)
			and ${appointmentId ? sql`a.id = ${appointmentId}::uuid` : sql`true`}
			and ${after ? sql`(a.starts_at, a.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
		order by a.starts_at, a.id limit ${limit}`.execute(db)
	return rows
}
