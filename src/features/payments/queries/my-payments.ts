import { sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { Amount } from '../rules/amount.ts'
import { referenceOf } from '../rules/reference.ts'
import { bookingsWait } from './overdue.ts'

const due = z.object({
	id: z.string(),
	title: z.string(),
	forAt: z.date(),
	zone: z.string(),
	state: z.enum(['pending', 'part_paid']),
	priceMinor: z.number(),
	openMinor: z.number(),
	/** What of it is due: a plan may make the rest due later. */
	dueMinor: z.number(),
	currency: z.string(),
	/** They said that they have sent what is open now. */
	announcedAt: z.date().nullable(),
})
export type MyDue = z.infer<typeof due>

type Around = {
	firstName: string
	lastName: string
	total: Amount[]
	toAnnounce: number
	instructions: string
	online: boolean
	pattern: string
}

/** 8.3: what a client owes, the oldest first, what it comes to, and how the studio is paid. Three statements. */
export const myPayments = query('payments.my-payments', {
	input: z.object({
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({
		due: z.array(due),
		next: z.string().nullable(),
		total: z.array(Amount),
		/** How many of them they have not said yet that they sent. */
		toAnnounce: z.number(),
		/** The studio's own words; empty where it says nothing. */
		instructions: z.string(),
		/** 34: new bookings wait for what is overdue. */
		bookingsWait: z.boolean(),
		/** Whether the studio takes cards. */
		online: z.boolean(),
		/** What they write on a transfer. */
		reference: z.string(),
	}),
	may: clientReading,
	async run({ db, actor, now }, _, { after, limit }) {
		const clientId = actor.id as string
		const announced = sql`(select a.at from payment_announced a where a.studio_id = o.studio_id and a.obligation_id = o.id
			and a.open_minor = o.open_minor)`
		const mine = sql`o.client_id = ${clientId}::uuid and o.owed_minor - o.paid_minor - o.waived_minor > 0`
		const { rows } = await sql<MyDue>`
			select o.id, o.title, o.for_at as "forAt", o.zone, o.state, o.price_minor::float8 as "priceMinor",
				o.open_minor::float8 as "openMinor", greatest(o.open_minor - o.later_minor, 0)::float8 as "dueMinor", o.currency,
				${announced} as "announcedAt"
			from obligation o
			where ${mine} and ${after ? sql`(o.for_at, o.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
			order by o.for_at, o.id limit ${limit + 1}`.execute(db)
		const around = await sql<Around>`
			with sums as (
				select o.currency, sum(o.open_minor - o.later_minor) as minor, count(*) filter (where ${announced} is null) as silent
				from obligation o where ${mine} and o.open_minor > o.later_minor group by 1)
			select c.first_name as "firstName", c.last_name as "lastName",
				coalesce((select jsonb_agg(jsonb_build_object('minor', minor, 'currency', currency) order by currency) from sums), '[]')
					as total,
				coalesce((select sum(silent) from sums), 0)::int as "toAnnounce",
				coalesce((select instructions from payment_settings), '') as instructions,
				exists (select from payment_settings where online_since is not null) as online,
				coalesce((select reference_pattern from payment_settings), '{code} {name}') as pattern
			from client c where c.id = ${clientId}::uuid`.execute(db)
		const { pattern, firstName, lastName, ...rest } = around.rows[0] as Around
		const page = rows.slice(0, limit)
		const last = rows.length > limit ? page.at(-1) : undefined
		return {
			bookingsWait: await bookingsWait(db, clientId, now),
			due: page,
			next: last ? cursorText(last.forAt.toISOString(), last.id) : null,
			...rest,
			reference: referenceOf(pattern, { id: clientId, firstName, lastName }),
		}
	},
})
