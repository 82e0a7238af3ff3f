import { sql } from 'kysely'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import type { Entry } from '../../rules/entries.ts'

export type Posting = {
	obligationId: string
	kind:
		| 'owed'
		| 'payment'
		| 'refund'
		| 'waiver'
		| 'reversal'
		| 'overpayment'
		| 'overpayment_refund'
		| 'dispute'
		| 'dispute_won'
		| 'dispute_lost'
	reversesId?: string
	currency: string
	entries: readonly Entry[]
}

/**
 * Writes ledger transactions with their entries, in one statement whatever their number; the sums of what is owed follow in the
 * database. The only way into the ledger. Returns the transactions' ids, in order.
 */
export async function post({ db, actor, now }: Acting, postings: readonly Posting[]): Promise<string[]> {
	const moving = postings
		.filter(({ entries }) => entries.length > 0)
		.map((posting) => ({ ...posting, id: newId() }))
	if (moving.length === 0) return []
	await sql`
		with posted as (
			select * from jsonb_to_recordset(${JSON.stringify(moving)}::jsonb) as r
				(id uuid, "obligationId" uuid, kind text, "reversesId" uuid, currency text, entries jsonb)),
		transactions as (
			insert into ledger_transaction (studio_id, id, obligation_id, kind, reverses_id, at, staff_id)
			select ${actor.studioId}::uuid, id, "obligationId", kind, "reversesId", ${now}::timestamptz,
				${staffIdOf(actor)}::uuid from posted)
		insert into ledger_entry (studio_id, transaction_id, account, obligation_id, amount_minor, currency)
		select ${actor.studioId}::uuid, p.id, e.account, p."obligationId", e.minor, p.currency
		from posted p, jsonb_to_recordset(p.entries) as e (account text, minor bigint)`.execute(db)
	return moving.map(({ id }) => id)
}
