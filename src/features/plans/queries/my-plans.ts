import { sql } from 'kysely'
import { z } from 'zod'
import { waitsForOf } from '#features/charges/queries/collections.ts'
import { waits } from '#features/charges/rules/next-words.ts'
import { clientReading } from '#features/clients/permissions.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import type { Instalment } from '../rules/schedule.ts'
import { standingOf } from '../rules/standing.ts'
import { InstalmentView } from './plan-of-thing.ts'
import { moneyOf, type Plan } from './subjects.ts'

const MyPlan = z.object({
	id: z.string(),
	obligationId: z.string(),
	title: z.string(),
	currency: z.string(),
	byCard: z.boolean(),
	waitsFor: z.enum(waits).nullable(),
	dueMinor: z.number(),
	instalments: z.array(InstalmentView),
})
export type MyPlan = z.output<typeof MyPlan>

type Row = Pick<Plan, 'id' | 'currency' | 'by_card' | 'settledBefore'> & {
	obligationId: string
	title: string
	paid: number
	waived: number
	open: number
	zone: string
	waitsFor: MyPlan['waitsFor']
	instalments: Instalment[]
}

/** 8.3, 11.1: what a client pays in instalments. One statement. */
export const myPlans = query('plans.my-plans', {
	input: z.object({}),
	output: z.object({ plans: z.array(MyPlan) }),
	may: clientReading,
	async run({ db, actor, now }) {
		const { rows } = await sql<Row>`
			select p.id, p.currency, p.by_card, ${waitsForOf} as "waitsFor", p.settled_before_minor::float8 as "settledBefore",
				o.id as "obligationId", o.title, o.paid_minor::float8 as paid, o.waived_minor::float8 as waived,
				o.open_minor::float8 as open, (select s.time_zone from studio_settings s where s.studio_id = o.studio_id) as zone,
				(select jsonb_agg(jsonb_build_object('number', i.number, 'dueOn', i.due_on, 'amountMinor', i.amount_minor)
					order by i.number) from instalment i where i.studio_id = p.studio_id and i.plan_id = p.id) as instalments
			from obligation o join payment_plan p on p.studio_id = o.studio_id and p.obligation_id = o.id and p.ended_at is null
			where o.client_id = ${actor.id}::uuid and o.owed_minor - o.paid_minor - o.waived_minor > 0
			order by o.for_at, p.id limit 50`.execute(db)
		return {
			plans: rows.map((row) => {
				const standing = standingOf(row.instalments, moneyOf(row, row), dayOf(now, row.zone))
				const { id, obligationId, title, currency, by_card: byCard, waitsFor } = row
				const dueMinor = row.open - standing.laterMinor
				return {
					id,
					obligationId,
					title,
					currency,
					byCard,
					waitsFor,
					dueMinor,
					instalments: standing.instalments,
				}
			}),
		}
	},
})
