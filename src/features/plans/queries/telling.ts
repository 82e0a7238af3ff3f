import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Instalment } from '../rules/schedule.ts'

export type PlanToTell = {
	obligationId: string
	clientId: string | null
	client: string
	title: string
	currency: string
	byCard: boolean
	count: number
	instalments: Instalment[]
	/** Their coach; the owners where they have none. */
	staffIds: string[]
}

/** Whom a plan that still runs concerns, and what it says. */
export async function aboutPlan(db: Db, planId: string): Promise<PlanToTell | undefined> {
	const { rows } = await sql<Omit<PlanToTell, 'count'>>`
		select o.id as "obligationId", o.client_id as "clientId", coalesce(trim(c.first_name || ' ' || c.last_name), '') as client,
			o.title, p.currency, p.by_card as "byCard",
			(select jsonb_agg(jsonb_build_object('number', i.number, 'dueOn', i.due_on, 'amountMinor', i.amount_minor) order by i.number)
				from instalment i where i.studio_id = p.studio_id and i.plan_id = p.id) as instalments,
			array(select s.id::text from staff s where s.studio_id = p.studio_id and s.removed_at is null
				and (s.id = c.primary_coach_id or c.primary_coach_id is null and s.role = 'owner')) as "staffIds"
		from payment_plan p
		join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
		left join client c on c.studio_id = o.studio_id and c.id = o.client_id
		where p.id = ${planId}::uuid and p.ended_at is null`.execute(db)
	return rows[0] && { ...rows[0], count: rows[0].instalments.length }
}
