import { type RawBuilder, sql } from 'kysely'
import type { states } from '../fields.ts'

export type PaymentState = (typeof states)[number]

/**
 * 7.3 inside a statement: how the payment of a thing stands whose row has the alias `of`, `none` where nothing is or was owed. The
 * obligation is the only place where this is written (docs/decisions/007).
 */
export const paymentOf = (kind: string, of: string): RawBuilder<PaymentState> => sql<PaymentState>`coalesce((
	select o.state from obligation o
	where o.studio_id = ${sql.ref(`${of}.studio_id`)} and o.kind = ${kind} and o.payable_id = ${sql.ref(`${of}.id`)}), 'none')`

/** The id of what is owed for it, for whoever wants to go there; null where there is nothing. */
export const obligationIdOf = (kind: string, of: string): RawBuilder<string | null> => sql<string | null>`(
	select o.id from obligation o
	where o.studio_id = ${sql.ref(`${of}.studio_id`)} and o.kind = ${kind} and o.payable_id = ${sql.ref(`${of}.id`)})`

/** What can be paid by card of it now, for whoever shows "Pay": null where nothing is open, or the studio takes no cards. */
export type Payable = { obligationId: string; openMinor: number; currency: string }
export const payableOf = (kind: string, of: string): RawBuilder<Payable | null> => sql<Payable | null>`(
	select jsonb_build_object('obligationId', o.id, 'openMinor', o.open_minor, 'currency', o.currency) from obligation o
	where o.studio_id = ${sql.ref(`${of}.studio_id`)} and o.kind = ${kind} and o.payable_id = ${sql.ref(`${of}.id`)}
		and o.open_minor > 0 and exists (select from payment_settings where online_since is not null))`
