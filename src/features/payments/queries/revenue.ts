import { sql } from 'kysely'
import { z } from 'zod'
import { coaches } from '#platform/permission.ts'
import { addMonths, dayOf, monthOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { PaidOn } from '../fields.ts'
import { isReversed, moneySeenBy } from './payments.ts'

const Month = z.object({
	/** The first day of the month. */
	month: z.string(),
	currency: z.string(),
	paidMinor: z.number(),
	refundedMinor: z.number(),
	/** What came, less what went back. */
	netMinor: z.number(),
	count: z.number(),
})
export type RevenueMonth = z.output<typeof Month>

/**
 * 11.5: money that came, by the month in which it came, less what was given back in it. What was written down by mistake and
 * reversed counts in no month. A year unless asked for otherwise, sixty months at most.
 */
export const revenue = query('payments.revenue', {
	input: z.object({
		/** Any day of the last month; left out: this month. */
		until: PaidOn.optional(),
		months: z.number().int().min(1).max(60).default(12),
	}),
	output: z.object({ from: z.string(), to: z.string(), months: z.array(Month) }),
	may: coaches,
	async run({ db, actor, now }, _, { until, months }) {
		const { time_zone, currency } = await db
			.selectFrom('studio_settings')
			.select(['time_zone', 'currency'])
			.executeTakeFirstOrThrow()
		const to = monthOf(until ?? dayOf(now, time_zone))
		const from = addMonths(to, 1 - months)
		const { rows } = await sql<RevenueMonth>`
			with every_month as (
				select m::date as month from generate_series(${from}::date, ${to}::date, interval '1 month') m),
			sums as (
				select date_trunc('month', p.paid_on)::date as month, p.currency,
					coalesce(sum(p.amount_minor) filter (where p.direction = 'in'), 0)::float8 as paid,
					coalesce(sum(p.amount_minor) filter (where p.direction = 'out'), 0)::float8 as refunded, count(*)::int as count
				from payment p
				join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
				left join client c on c.studio_id = o.studio_id and c.id = o.client_id
				where p.paid_on >= ${from}::date and p.paid_on < ${addMonths(to, 1)}::date and not ${isReversed}
					and ${moneySeenBy(actor)}
				group by 1, 2),
			currencies as (select currency from sums union select ${currency})
			select every_month.month::text as month, k.currency, coalesce(s.paid, 0) as "paidMinor",
				coalesce(s.refunded, 0) as "refundedMinor", coalesce(s.paid - s.refunded, 0) as "netMinor",
				coalesce(s.count, 0) as count
			from every_month cross join currencies k
			left join sums s on s.month = every_month.month and s.currency = k.currency
			order by k.currency <> ${currency}, k.currency, every_month.month`.execute(db)
		return { from, to, months: rows }
	},
})
