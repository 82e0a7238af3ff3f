import { sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'

const unpaid = z.object({
	appointmentId: z.string(),
	placeId: z.string(),
	title: z.string(),
	startsAt: z.date(),
	zone: z.string(),
	coachName: z.string(),
	payment: z.enum(['pending', 'part_paid']),
	priceMinor: z.number(),
	currency: z.string(),
})
export type UnpaidSession = z.infer<typeof unpaid>

export const amount = z.object({ minor: z.number(), currency: z.string() })
export type Amount = z.infer<typeof amount>

/** A place `p` that is owed for: somebody has, or had, its seat, and it isn't settled. */
export const isOwed = sql`p.payment in ('pending', 'part_paid') and p.status in ('booked', 'completed', 'no_show')`

/** 8.3: what a client hasn't paid yet, the oldest first, and what it comes to, in each currency. One statement. */
export const myPayments = query('appointments.my-payments', {
	input: z.object({
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({
		sessions: z.array(unpaid),
		next: z.string().nullable(),
		/** Full prices: how much of a part-paid one is settled isn't known yet. */
		due: z.array(amount),
		partPaid: z.number(),
	}),
	may: clientReading,
	async run({ db, actor }, _, { after, limit }) {
		const { rows } = await sql<UnpaidSession & { due: Amount[]; partPaid: number }>`
			with owed as (
				select p.id, p.appointment_id, p.payment, p.price_minor, p.currency from appointment_place p
				where p.client_id = ${actor.id}::uuid and ${isOwed})
			select a.id as "appointmentId", o.id as "placeId", a.title, a.starts_at as "startsAt", a.zone, s.name as "coachName",
				o.payment, o.price_minor::float8 as "priceMinor", o.currency,
				(select jsonb_agg(jsonb_build_object('minor', minor, 'currency', currency) order by currency)
					from (select currency, sum(price_minor) as minor from owed group by currency) each) as due,
				(select count(*)::int from owed where payment = 'part_paid') as "partPaid"
			from owed o
			join appointment a on a.id = o.appointment_id
			join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
			where ${after ? sql`(a.starts_at, o.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
			order by a.starts_at, o.id limit ${limit + 1}`.execute(db)
		const page = rows.slice(0, limit)
		const last = rows.length > limit ? page.at(-1) : undefined
		return {
			sessions: page.map(({ due: _, partPaid: __, ...session }) => session),
			next: last ? cursorText(last.startsAt.toISOString(), last.placeId) : null,
			due: rows[0]?.due ?? [],
			partPaid: rows[0]?.partPaid ?? 0,
		}
	},
})
