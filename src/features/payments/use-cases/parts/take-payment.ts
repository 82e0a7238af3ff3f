import { staffIdOf } from '#platform/actor.ts'
import type { Acting } from '#platform/use-case.ts'
import type { Obligation } from '../../queries/subjects.ts'
import { paying, refunding } from '../../rules/entries.ts'
import type { Method } from '../../rules/methods.ts'
import { post } from './ledger.ts'

export type Moved = {
	direction: 'in' | 'out'
	method: Method
	amountMinor: number
	paidOn: string
	reference: string
}

/** Writes money that changed hands, with its two ledger entries, in one transaction. Returns the payment's id, which is the transaction's. */
export async function writePayment(acting: Acting, of: Obligation, moved: Moved): Promise<string> {
	const { db, actor, now } = acting
	const { direction, method, amountMinor, paidOn, reference } = moved
	const [id = ''] = await post(acting, [
		{
			obligationId: of.id,
			kind: direction === 'in' ? 'payment' : 'refund',
			currency: of.currency,
			entries: direction === 'in' ? paying(method, amountMinor) : refunding(method, amountMinor),
		},
	])
	await db
		.insertInto('payment')
		.values({
			...{ studio_id: actor.studioId as string, id, obligation_id: of.id, direction, method, reference },
			...{ amount_minor: amountMinor, currency: of.currency, paid_on: paidOn },
			...{ staff_id: staffIdOf(actor), recorded_at: now },
		})
		.execute()
	return id
}
