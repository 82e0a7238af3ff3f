import { sql } from 'kysely'
import { type Obligation, obligationOf } from '#features/payments/queries/subjects.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Instalment } from '../rules/schedule.ts'

export type Plan = {
	id: string
	obligation_id: string
	currency: string
	settledBefore: number
	by_card: boolean
	ended_at: Date | null
	at_number: number
	next_at: Date | null
	instalments: Instalment[]
}

const plan = sql`p.id, p.obligation_id, p.currency, p.settled_before_minor::float8 as "settledBefore", p.by_card, p.ended_at,
	p.at_number, p.next_at,
	(select jsonb_agg(jsonb_build_object('number', i.number, 'dueOn', i.due_on, 'amountMinor', i.amount_minor) order by i.number)
		from instalment i where i.studio_id = p.studio_id and i.plan_id = p.id) as instalments`

export type PlanSubject = { plan: Plan; of: Obligation; client_id: string | null }

/** A plan with what it is for, both locked: the obligation first, as whoever takes money does. */
export async function planForUpdate(db: Db, planId: string): Promise<PlanSubject | undefined> {
	const known = await db
		.selectFrom('payment_plan')
		.select('obligation_id')
		.where('id', '=', planId)
		.executeTakeFirst()
	const of = known && (await obligationOf(db, known.obligation_id, 'for update'))
	if (!of) return undefined
	const { rows } =
		await sql<Plan>`select ${plan} from payment_plan p where p.id = ${planId}::uuid for update of p`.execute(
			db,
		)
	return rows[0] && { plan: rows[0], of, client_id: of.client_id }
}

/** The plan by which a thing is paid now. */
export async function planOfThing(db: Db, obligationId: string): Promise<Plan | undefined> {
	const { rows } = await sql<Plan>`
		select ${plan} from payment_plan p where p.obligation_id = ${obligationId}::uuid and p.ended_at is null`.execute(
		db,
	)
	return rows[0]
}

/** What of a thing was settled since its plan was made. */
export const moneyOf = (
	plan: Pick<Plan, 'settledBefore'>,
	of: { paid: number; waived: number; open: number },
) => ({
	settledMinor: Math.max(0, of.paid + of.waived - plan.settledBefore),
	openMinor: of.open,
})
