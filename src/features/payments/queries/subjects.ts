import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { states } from '../fields.ts'
import type { Method } from '../rules/methods.ts'

export type Obligation = {
	id: string
	kind: string
	payable_id: string
	about_id: string | null
	client_id: string | null
	client: string
	title: string
	for_at: Date
	zone: string
	currency: string
	price: number
	paid: number
	refunded: number
	waived: number
	/** 49: nothing of it is given back while a bank disputes it. */
	disputed: number
	open: number
	/** What of it a plan makes due later. */
	later: number
	state: (typeof states)[number]
	called_off_at: Date | null
	/** Days of money are the studio's days. */
	studio_zone: string
}

/** One obligation, to look at, or locked: what is decided is then decided on what is there (56). */
export async function obligationOf(db: Db, id: string, lock?: 'for update'): Promise<Obligation | undefined> {
	if (lock) {
		const { rows } = await sql`select from obligation where id = ${id}::uuid for update`.execute(db)
		if (rows.length === 0) return undefined
	}
	const { rows } = await sql<Obligation>`
		select o.id, o.kind, o.payable_id, o.about_id, o.client_id, o.title, o.for_at, o.zone, o.currency, o.state, o.called_off_at,
			o.price_minor::float8 as price, o.paid_minor::float8 as paid, o.refunded_minor::float8 as refunded,
			o.waived_minor::float8 as waived, o.disputed_minor::float8 as disputed, o.open_minor::float8 as open, o.later_minor::float8 as later,
			coalesce(trim(c.first_name || ' ' || c.last_name), '') as client,
			(select s.time_zone from studio_settings s where s.studio_id = o.studio_id) as studio_zone
		from obligation o left join client c on c.studio_id = o.studio_id and c.id = o.client_id
		where o.id = ${id}::uuid`.execute(db)
	return rows[0]
}

export type Payment = Obligation & {
	payment_id: string
	direction: 'in' | 'out'
	method: Method
	amount: number
	reversed: boolean
}

/** A payment with what it was for, whose obligation is locked. */
export async function paymentForUpdate(db: Db, id: string): Promise<Payment | undefined> {
	const owed = await db.selectFrom('payment').select('obligation_id').where('id', '=', id).executeTakeFirst()
	const obligation = owed && (await obligationOf(db, owed.obligation_id, 'for update'))
	if (!obligation) return undefined
	const { rows } = await sql<Pick<Payment, 'direction' | 'method' | 'amount' | 'reversed'>>`
		select p.direction, p.method, p.amount_minor::float8 as amount,
			exists (select from ledger_transaction r where r.studio_id = p.studio_id and r.reverses_id = p.id) as reversed
		from payment p where p.id = ${id}::uuid`.execute(db)
	return rows[0] && { ...obligation, ...rows[0], payment_id: id }
}

/** The waiver that stands, if there is one. */
export async function standingWaiver(db: Db, obligationId: string): Promise<string | null> {
	const { rows } = await sql<{ id: string }>`
		select t.id from ledger_transaction t
		where t.obligation_id = ${obligationId}::uuid and t.kind = 'waiver' and not exists (
			select from ledger_transaction r where r.studio_id = t.studio_id and r.reverses_id = t.id)
		order by t.id desc limit 1`.execute(db)
	return rows[0]?.id ?? null
}
