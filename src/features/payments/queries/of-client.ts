import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { states } from '../fields.ts'
import { Amount } from '../rules/amount.ts'
import { referenceOf } from '../rules/reference.ts'
import { bookingsWait } from './overdue.ts'

const Owed = z.object({
	id: z.string(),
	title: z.string(),
	forAt: z.string(),
	zone: z.string(),
	priceMinor: z.number(),
	paidMinor: z.number(),
	refundedMinor: z.number(),
	openMinor: z.number(),
	currency: z.string(),
	state: z.enum(states),
	calledOff: z.boolean(),
	/** When the client said that what is open now has been sent. */
	announcedAt: z.string().nullable(),
})
export type ClientObligation = z.output<typeof Owed>

type Row = Omit<ClientObligation, 'forAt' | 'announcedAt'> & { forAt: Date; announcedAt: Date | null }
type Sums = { open: Amount[]; paid: Amount[]; firstName: string; lastName: string; pattern: string }

/** One client in the back office: what they owe and paid, the last first, with the sums. Three statements. */
export const ofClient = query('payments.of-client', {
	input: z.object({
		clientId: Id,
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({
		obligations: z.array(Owed),
		open: z.array(Amount),
		/** All that came, less what went back. */
		paid: z.array(Amount),
		reference: z.string(),
		/** 34: their new bookings wait for what is overdue. */
		bookingsWait: z.boolean(),
		next: z.string().nullable(),
	}),
	subject: async ({ db }, { clientId }) =>
		db.selectFrom('client').select(['id', 'id as client_id']).where('id', '=', clientId).executeTakeFirst(),
	may: coachOf,
	async run({ db, now }, { id }, { after, limit }) {
		const { rows } = await sql<Row>`
			select o.id, o.title, o.for_at as "forAt", o.zone, o.price_minor::float8 as "priceMinor",
				o.paid_minor::float8 as "paidMinor", o.refunded_minor::float8 as "refundedMinor",
				o.open_minor::float8 as "openMinor", o.currency, o.state, o.called_off_at is not null as "calledOff",
				(select a.at from payment_announced a where a.studio_id = o.studio_id and a.obligation_id = o.id
					and a.open_minor = o.open_minor) as "announcedAt"
			from obligation o
			where o.client_id = ${id}::uuid and (o.state <> 'none')
				and ${after ? sql`(o.for_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
			order by o.for_at desc, o.id desc limit ${limit + 1}`.execute(db)
		const sums = await sql<Sums>`
			with sums as (select currency, sum(open_minor) as open, sum(paid_minor - refunded_minor) as paid
				from obligation where client_id = ${id}::uuid group by currency)
			select c.first_name as "firstName", c.last_name as "lastName",
				coalesce((select jsonb_agg(jsonb_build_object('minor', open, 'currency', currency) order by currency)
					from sums where open > 0), '[]') as open,
				coalesce((select jsonb_agg(jsonb_build_object('minor', paid, 'currency', currency) order by currency)
					from sums where paid > 0), '[]') as paid,
				coalesce((select reference_pattern from payment_settings), '{code} {name}') as pattern
			from client c where c.id = ${id}::uuid`.execute(db)
		const { open, paid, pattern, ...who } = sums.rows[0] as Sums
		const obligations = rows.slice(0, limit).map((row) => ({
			...row,
			forAt: row.forAt.toISOString(),
			announcedAt: row.announcedAt?.toISOString() ?? null,
		}))
		const last = rows.length > limit ? obligations.at(-1) : undefined
		return {
			...{ obligations, open, paid, reference: referenceOf(pattern, { id, ...who }) },
			bookingsWait: await bookingsWait(db, id, now),
			next: last ? cursorText(last.forAt, last.id) : null,
		}
	},
})
