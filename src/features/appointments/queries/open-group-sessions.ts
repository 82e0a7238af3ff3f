import { sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

const groupSession = z.object({
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

/** I3: group sessions that a client can join, or wait for, by themselves; the next one first. One statement. */
export const openGroupSessions = query('appointments.open-group-sessions', {
	input: z.object({
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(20),
	}),
	output: z.object({ sessions: z.array(groupSession), next: z.string().nullable() }),
	may: anyClient,
	async run({ db, actor, now }, _, { after, limit }) {
		const { rows } = await sql<GroupSession>`
			select a.id as "appointmentId", a.title, a.starts_at as "startsAt", a.ends_at as "endsAt", a.zone, a.place,
				s.name as "coachName", a.capacity, a.capacity - places.taken as "seatsLeft", places.waiting,
				a.price_minor::float8 as "priceMinor", a.currency, places.mine
			from appointment a
			join appointment_type t on t.studio_id = a.studio_id and t.id = a.type_id
				and t.archived_at is null and t.self_booking <> 'nobody'
			join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
			cross join lateral (
				select count(p.seat)::int as taken, count(*) filter (where p.status = 'waiting')::int as waiting,
					max(p.status) filter (where p.client_id = ${actor.id}::uuid and p.status in ('booked', 'waiting')) as mine
				from appointment_place p where p.studio_id = a.studio_id and p.appointment_id = a.id) places
			where a.capacity > 1 and a.status = 'booked' and a.starts_at > ${now}
				and a.starts_at - make_interval(mins => t.minimum_notice_minutes) >= ${now}
				and a.starts_at <= ${now}::timestamptz + make_interval(days => t.horizon_days)
				and ${after ? sql`(a.starts_at, a.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
			order by a.starts_at, a.id limit ${limit + 1}`.execute(db)
		const sessions = rows.slice(0, limit)
		const last = rows.length > limit ? sessions.at(-1) : undefined
		return { sessions, next: last ? cursorText(last.startsAt.toISOString(), last.appointmentId) : null }
	},
})
