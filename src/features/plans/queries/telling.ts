import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Instalment } from '../rules/schedule.ts'

export type PlanToTell = {
	clientId: string | null
	title: string
	currency: string
	byCard: boolean
	count: number
	instalments: Instalment[]
}

/** Whom a plan that still runs concerns, and what it says. */
export async function aboutPlan(db: Db, planId: string): Promise<PlanToTell | undefined> {
	const { rows } = await sql<Omit<PlanToTell, 'count'>>`
		select o.client_id as "clientId", o.title, p.currency, p.by_card as "byCard",
			(select jsonb_agg(jsonb_build_object('number', i.number, 'dueOn', i.due_on, 'amountMinor', i.amount_minor) order by i.number)
				from instalment i where i.studio_id = p.studio_id and i.plan_id = p.id) as instalments
		from payment_plan p
		join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
		where p.id = ${planId}::uuid and p.ended_at is null`.execute(db)
	return rows[0] && { ...rows[0], count: rows[0].instalments.length }
}
