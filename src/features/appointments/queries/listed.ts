import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { namedPlaces, seenBy } from './seen.ts'

export const statuses = ['requested', 'booked', 'completed', 'cancelled', 'no_show'] as const

/** An appointment as lists of the back office show it. */
export const Listed = z.object({
	id: z.string(),
	title: z.string(),
	status: z.enum(statuses),
	startsAt: z.string(),
	endsAt: z.string(),
	zone: z.string(),
	/** On the clock of `zone`. */
	wall: z.string(),
	coachId: z.string(),
	coach: z.string(),
	typeId: z.string().nullable(),
	/** Of its type, 1 to 4. */
	colour: z.number(),
	place: z.string(),
	capacity: z.number(),
	/** Seats that are taken. */
	taken: z.number(),
	/** Part of a recurring one. */
	recurs: z.boolean(),
	/** Who has a seat or asks for one. */
	clients: z.array(
		z.object({
			clientId: z.string(),
			name: z.string(),
			status: z.enum([...statuses, 'waiting']),
			/** Whether the reader may open this client's page. */
			mayOpen: z.boolean(),
		}),
	),
})
export type ListedAppointment = z.output<typeof Listed>

type Row = Omit<ListedAppointment, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date; seen: boolean }

/** Rows of a list in one statement. `seen` is false where the reader may only know that the time is taken (1.3). */
export async function listed(
	db: Db,
	actor: Actor,
	where: readonly RawBuilder<unknown>[],
	{ limit, order = sql`a.starts_at, a.id` }: { limit: number; order?: RawBuilder<unknown> },
): Promise<(ListedAppointment & { seen: boolean })[]> {
	const { rows } = await sql<Row>`
		select a.id, a.title, a.status, a.starts_at as "startsAt", a.ends_at as "endsAt", a.zone,
			to_char(a.wall_start, 'YYYY-MM-DD"T"HH24:MI') as wall, a.coach_id as "coachId", s.name as coach,
			a.type_id as "typeId", coalesce(t.colour, 1) as colour, a.place, a.capacity, a.series_id is not null as recurs,
			(select count(*)::int from appointment_place p where p.studio_id = a.studio_id and p.appointment_id = a.id
				and p.seat is not null) as taken,
			${namedPlaces(actor)} as clients, ${seenBy(actor)} as seen
		from appointment a
		join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
		left join appointment_type t on t.studio_id = a.studio_id and t.id = a.type_id
		where ${sql.join([...where], sql` and `)}
		order by ${order} limit ${limit}`.execute(db)
	return rows.map(({ startsAt, endsAt, ...row }) => ({
		...row,
		startsAt: startsAt.toISOString(),
		endsAt: endsAt.toISOString(),
	}))
}

/** Without what only says whether it may be shown. */
export const shown = ({ seen: _seen, ...row }: ListedAppointment & { seen: boolean }): ListedAppointment =>
	row
