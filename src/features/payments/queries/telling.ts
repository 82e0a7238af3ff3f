import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Amount } from '../rules/amount.ts'
import type { Method } from '../rules/methods.ts'

type ToTell = {
	clientId: string
	amount: number
	currency: string
	title: string
	forAt: Date
	zone: string
	method: Method
	paidOn: string
	open: number
}

/** A payment that stands, as its client is told of it. */
export async function paymentToTell(db: Db, paymentId: string): Promise<ToTell | undefined> {
	const { rows } = await sql<ToTell>`
		select o.client_id as "clientId", p.amount_minor::float8 as amount, p.currency, o.title, o.for_at as "forAt", o.zone, p.method,
			p.paid_on::text as "paidOn", o.open_minor::float8 as open
		from payment p join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
		where p.id = ${paymentId}::uuid and o.client_id is not null and not exists (
			select from ledger_transaction r where r.studio_id = p.studio_id and r.reverses_id = p.id)`.execute(db)
	return rows[0]
}

type Announced = {
	firstName: string
	lastName: string
	/** Their coach; the owners where they have none. */
	staffIds: string[]
	amounts: Amount[]
	pattern: string
}

/** What of the things a client says they have sent for is still open, and who is to know. */
export async function announcedBy(
	db: Db,
	clientId: string,
	obligationIds: readonly string[],
): Promise<Announced | undefined> {
	const { rows } = await sql<Announced>`
		select c.first_name as "firstName", c.last_name as "lastName",
			array(select s.id::text from staff s where s.studio_id = c.studio_id and s.removed_at is null
				and (s.id = c.primary_coach_id or c.primary_coach_id is null and s.role = 'owner')) as "staffIds",
			coalesce((select jsonb_agg(jsonb_build_object('minor', minor, 'currency', currency) order by currency)
				from (select currency, sum(open_minor) as minor from obligation
					where id = any (${obligationIds}::uuid[]) and open_minor > 0 group by currency) each), '[]') as amounts,
			coalesce((select reference_pattern from payment_settings), '{code} {name}') as pattern
		from client c where c.id = ${clientId}::uuid`.execute(db)
	return rows[0]?.amounts.length ? rows[0] : undefined
}
