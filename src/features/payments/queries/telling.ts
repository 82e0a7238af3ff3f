import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Amount } from '../rules/amount.ts'
import type { Method } from '../rules/methods.ts'
import { thingsWords } from '../rules/things.ts'

type ToTell = {
	clientId: string
	amount: number
	currency: string
	/** "Technique", or "Technique × 3, Circuit" where it was for several things. */
	title: string
	/** When it takes place; the first and the last of several. */
	from: Date
	to: Date
	zone: string
	method: Method
	paidOn: string
	open: number
}

/** Payments of one act that stand, as their client is told of them. */
export async function paymentsToTell(db: Db, paymentIds: readonly string[]): Promise<ToTell | undefined> {
	const { rows } = await sql<Omit<ToTell, 'title'> & { titles: string[] }>`
		with paid as (
			select o.client_id, p.amount_minor, p.currency, o.title, o.for_at, o.zone, p.method, p.paid_on, o.open_minor
			from payment p join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
			where p.id = any (${paymentIds}::uuid[]) and o.client_id is not null and not exists (
				select from ledger_transaction r where r.studio_id = p.studio_id and r.reverses_id = p.id))
		select client_id as "clientId", sum(amount_minor)::float8 as amount, currency, min(for_at) as "from", max(for_at) as "to",
			min(zone) as zone, method, paid_on::text as "paidOn", sum(open_minor)::float8 as open,
			array_agg(title order by for_at, title) as titles
		from paid group by client_id, currency, method, paid_on`.execute(db)
	const [paid] = rows
	return paid && { ...paid, title: thingsWords(paid.titles) }
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

/** Whose client somebody is: the owners' where nobody coaches them. */
export async function coachesOf(
	db: Db,
	clientId: string,
): Promise<{ client: string; staffIds: string[] } | undefined> {
	const { rows } = await sql<{ client: string; staffIds: string[] }>`
		select trim(c.first_name || ' ' || c.last_name) as client,
			array(select s.id::text from staff s where s.studio_id = c.studio_id and s.removed_at is null
				and (s.id = c.primary_coach_id or c.primary_coach_id is null and s.role = 'owner')) as "staffIds"
		from client c where c.id = ${clientId}::uuid`.execute(db)
	return rows[0]
}
