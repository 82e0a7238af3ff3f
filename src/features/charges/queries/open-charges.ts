import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { ChargeState } from '../rules/states.ts'

export type OpenCharge = {
	id: string
	client: string
	clientId: string | null
	title: string
	amountMinor: number
	currency: string
	state: ChargeState
	createdAt: Date
}

/** Payments under way, the oldest first, a hundred at most: what has to end before the key goes (59). */
export async function openCharges(db: Db): Promise<OpenCharge[]> {
	const { rows } = await sql<OpenCharge>`
		select c.id, coalesce(trim(k.first_name || ' ' || k.last_name), '') as client, c.client_id as "clientId",
			(select string_agg(p.title, ', ' order by p.obligation_id) from charge_part p
				where p.studio_id = c.studio_id and p.charge_id = c.id) as title,
			c.amount_minor::float8 as "amountMinor", c.currency, c.state, c.created_at as "createdAt"
		from charge c left join client k on k.studio_id = c.studio_id and k.id = c.client_id
		where c.unfinished order by c.id limit 100`.execute(db)
	return rows
}
