import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { DeclineKind } from '../rules/decline.ts'
import type { ChargeState, DisputeState, How, RefundState, Trouble } from '../rules/states.ts'

export type Charge = {
	id: string
	client_id: string | null
	amount: number
	currency: string
	how: How
	state: ChargeState
	begun_by: 'client' | 'studio'
	account_id: string
	livemode: boolean
	customer_id: string | null
	card_id: string | null
	method_id: string | null
	keep_consented_at: Date | null
	consent_version: number | null
	session_id: string | null
	intent_id: string | null
	action_url: string | null
	confirms_asked: number
	confirms_done: number
	decline: DeclineKind | null
	decline_code: string | null
	trouble: Trouble | null
	created_at: Date
	asked_at: Date | null
	as_of: Date | null
	cancel_wanted_at: Date | null
	superseded_by: string | null
	action_told_at: Date | null
	looks: number
	parts: ChargePart[]
}
export type ChargePart = {
	obligationId: string
	amountMinor: number
	title: string
	/** What is open of it now. */
	openMinor: number
	paymentId: string | null
	heldMinor: number
}

/** One charge with its parts, to look at, or locked. */
export async function chargeOf(db: Db, id: string, lock?: 'for update'): Promise<Charge | undefined> {
	if (lock) await sql`select from charge where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<Charge>`
		select c.id, c.client_id, c.amount_minor::float8 as amount, c.currency, c.how, c.state, c.begun_by, c.account_id, c.livemode,
			c.customer_id, c.card_id, k.method_id, c.keep_consented_at, c.consent_version, c.session_id, c.intent_id, c.action_url,
			c.confirms_asked, c.confirms_done, c.decline, c.decline_code, c.trouble, c.created_at, c.asked_at, c.as_of,
			c.cancel_wanted_at, c.superseded_by, c.action_told_at, c.looks,
			(select jsonb_agg(jsonb_build_object('obligationId', p.obligation_id, 'amountMinor', p.amount_minor, 'title', p.title,
				'openMinor', o.open_minor, 'paymentId', p.payment_id, 'heldMinor', p.held_minor) order by p.obligation_id)
				from charge_part p join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
				where p.studio_id = c.studio_id and p.charge_id = c.id) as parts
		from charge c left join card k on k.studio_id = c.studio_id and k.id = c.card_id
		where c.id = ${id}::uuid`.execute(db)
	return rows[0]
}

export type Refund = {
	id: string
	charge_id: string
	obligation_id: string
	amount: number
	currency: string
	reason: 'studio' | 'overpayment'
	state: RefundState
	transaction_id: string
	provider_id: string | null
	intent_id: string | null
	account_id: string
	notify: boolean
	created_at: Date
	asked_at: Date | null
	as_of: Date | null
	accepted_at: Date | null
	looks: number
}

export async function refundOf(db: Db, id: string, lock?: 'for update'): Promise<Refund | undefined> {
	const { rows } = await sql<Refund>`
		select r.id, r.charge_id, r.obligation_id, r.amount_minor::float8 as amount, r.currency, r.reason, r.state, r.transaction_id,
			r.provider_id, c.intent_id, c.account_id, r.notify, r.created_at, r.asked_at, r.as_of, r.accepted_at, r.looks
		from refund r join charge c on c.studio_id = r.studio_id and c.id = r.charge_id
		where r.id = ${id}::uuid ${lock ? sql`for update of r` : sql``}`.execute(db)
	return rows[0]
}

export type Dispute = {
	id: string
	charge_id: string
	provider_id: string
	amount: number
	currency: string
	state: DisputeState
	as_of: Date
	looks: number
}

export async function disputeOf(
	db: Db,
	providerId: string,
	lock?: 'for update',
): Promise<Dispute | undefined> {
	const { rows } = await sql<Dispute>`
		select id, charge_id, provider_id, amount_minor::float8 as amount, currency, state, as_of, looks from dispute
		where provider_id = ${providerId} ${lock ? sql`for update` : sql``}`.execute(db)
	return rows[0]
}

export type Card = {
	id: string
	client_id: string
	account_id: string
	customer_id: string
	method_id: string
	brand: string
	last4: string
	exp_month: number
	exp_year: number
	is_default: boolean
	removed_at: Date | null
	detached_at: Date | null
}

const cardColumns = [
	...(['id', 'client_id', 'account_id', 'customer_id', 'method_id', 'brand', 'last4'] as const),
	...(['exp_month', 'exp_year', 'is_default', 'removed_at', 'detached_at'] as const),
]

/** A card that is still kept. */
export const cardOf = (db: Db, id: string): Promise<Card | undefined> =>
	db
		.selectFrom('card')
		.select(cardColumns)
		.where('id', '=', id)
		.where('removed_at', 'is', null)
		.executeTakeFirst()

/** Also one that was removed: for the work that follows from that. */
export const cardEver = (db: Db, id: string): Promise<Card | undefined> =>
	db.selectFrom('card').select(cardColumns).where('id', '=', id).executeTakeFirst()
