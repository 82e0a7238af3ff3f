import { sql } from 'kysely'
import type { Method } from '#features/payments/rules/methods.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Frozen } from '../rules/content.ts'
import type { Movement, Standing } from '../rules/due.ts'

/** What is needed to say what a payment was for. */
export type PaidFor = Movement & {
	method: Method
	paidOn: string
	reference: string
	title: string
	/** The day of the session, by its own clock, as it stands now. */
	forOn: string
	priceMinor: number
	currency: string
	/** Its own rate of tax; null: the studio's. */
	taxBp: number | null
	/** What was still owed right after this payment. */
	openMinor: number
	clientId: string | null
	client: string
	email: string
}

/** All that changed hands for one thing, in the order of the ledger, with what its documents come to. */
export async function movementsOf(db: Db, obligationId: string): Promise<PaidFor[]> {
	const { rows } = await sql<PaidFor>`
		select p.id as "paymentId", p.direction, p.amount_minor::float8 as "amountMinor", p.method, p.paid_on::text as "paidOn",
			p.reference, p.currency, o.title, ((o.for_at at time zone o.zone)::date)::text as "forOn",
			o.price_minor::float8 as "priceMinor", o.tax_bp as "taxBp", o.client_id as "clientId",
			coalesce(trim(c.first_name || ' ' || c.last_name), '') as client, coalesce(c.email, '') as email,
			exists (select from ledger_transaction r where r.studio_id = p.studio_id and r.reverses_id = p.id) as reversed,
			coalesce((select sum(d.total_minor) from receipt d where d.studio_id = p.studio_id and d.payment_id = p.id), 0)::float8
				as "documentedMinor",
			(select sum(e.amount_minor) from ledger_entry e where e.studio_id = p.studio_id and e.obligation_id = p.obligation_id
				and e.account = 'receivable' and e.transaction_id <= p.id)::float8 as "openMinor"
		from payment p
		join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
		left join client c on c.studio_id = o.studio_id and c.id = o.client_id
		where p.obligation_id = ${obligationId}::uuid
		order by p.id`.execute(db)
	return rows
}

export type Document = Standing & { takenMinor: number; totalMinor: number; turn: number; content: Frozen }

/** The documents of one thing, the newest first, each with how much of it was taken back or undone since. */
export async function documentsOf(db: Db, obligationId: string): Promise<Document[]> {
	const { rows } = await sql<Omit<Document, 'restMinor' | 'content'> & { content: string }>`
		select d.id, d.payment_id as "paymentId", d.turn, d.total_minor::float8 as "totalMinor", d.content,
			coalesce((select sum(c.total_minor) from receipt c where c.studio_id = d.studio_id and c.corrects_id = d.id), 0)::float8
				as "takenMinor"
		from payment p
		join receipt d on d.studio_id = p.studio_id and d.payment_id = p.id
		where p.obligation_id = ${obligationId}::uuid
		order by d.year desc, d.number desc`.execute(db)
	return rows.map((row) => ({
		...row,
		restMinor: row.totalMinor + row.takenMinor,
		content: JSON.parse(row.content) as Frozen,
	}))
}
