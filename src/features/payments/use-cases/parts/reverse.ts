import { sql } from 'kysely'
import type { Acting } from '#platform/use-case.ts'
import type { Obligation } from '../../queries/subjects.ts'
import { type Entry, mirrored, owing, together } from '../../rules/entries.ts'
import { post } from './ledger.ts'

/**
 * Writes the opposite of a ledger transaction, once; what it had settled is open again, unless the thing itself was called off
 * meanwhile. Returns how much is open again.
 */
export async function reverse(acting: Acting, of: Obligation, transactionId: string): Promise<number> {
	const { rows } = await sql<Entry>`
		select account, amount_minor::float8 as minor from ledger_entry where transaction_id = ${transactionId}::uuid`.execute(
		acting.db,
	)
	const opposite = mirrored(rows)
	const again = opposite.find(({ account }) => account === 'receivable')?.minor ?? 0
	const entries = of.called_off_at ? together(opposite, owing(-again)) : opposite
	const { id: obligationId, currency } = of
	await post(acting, [{ obligationId, kind: 'reversal', reversesId: transactionId, currency, entries }])
	return of.called_off_at ? 0 : again
}
