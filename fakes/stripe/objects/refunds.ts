import { checkDigits } from '../money.ts'
import type { Params } from '../wire/read.ts'
import { invalid } from '../wire/refusal.ts'
import type { Thing, World } from '../world.ts'
import { addToBalance, type Charge } from './charges.ts'
import { change, emit, mergeMetadata } from './events.ts'
import type { Intent } from './intents.ts'

export type Refund = Thing & { amount: number; currency: string; charge: string; status: string }

export function refund(world: World, params: Params): Refund {
	const charge = chargeOf(world, params)
	const left = charge.amount - charge.amount_refunded
	const amount = params.amount === undefined ? left : Number(params.amount)
	checkRefundable(charge, amount, left)
	const behaviour = world.cards.get(charge.payment_method)?.refund
	const made = world.add<Refund>({
		object: 'refund',
		...{
			amount,
			balance_transaction: null,
			charge: charge.id,
			currency: charge.currency,
			customer: charge.customer,
		},
		...{ customer_account: null, payment_method: charge.payment_method, reason: params.reason ?? null },
		destination_details: {
			card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
			type: 'card',
		},
		...{ metadata: mergeMetadata({}, params.metadata ?? {}), payment_intent: charge.payment_intent },
		...{ receipt_number: null, source_transfer_reversal: null, transfer_reversal: null },
		status: behaviour === 'pending' ? 'pending' : 'succeeded',
	})
	made.balance_transaction = addToBalance(world, 'refund', made.id, -amount, charge.currency).id
	change(charge, { amount_refunded: charge.amount_refunded + amount, refunded: amount === left })
	emit(world, 'refund.created', made)
	emit(world, 'charge.refunded', charge)
	if (behaviour === 'pending') world.later(60, () => settleRefund(world, made, 'succeeded'))
	if (behaviour === 'fails') world.later(60, () => settleRefund(world, made, 'failed'))
	return made
}

function chargeOf(world: World, params: Params): Charge {
	if (params.charge !== undefined && params.payment_intent !== undefined)
		throw invalid('You may only specify one of these parameters: charge, payment_intent.')
	if (params.charge !== undefined) return world.get<Charge>('charge', params.charge, 'charge')
	if (params.payment_intent === undefined)
		throw invalid(
			'One of the following params should be provided for this request: payment_intent or charge.',
		)
	const intent = world.get<Intent>('payment_intent', params.payment_intent, 'payment_intent')
	if (intent.status !== 'succeeded')
		throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`)
	return world.get<Charge>('charge', intent.latest_charge)
}

function checkRefundable(charge: Charge, amount: number, left: number): void {
	if (charge.status !== 'succeeded')
		throw invalid(`Charge ${charge.id} is not paid; there is nothing to refund.`)
	if (charge.disputed)
		throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
			code: 'charge_disputed',
		})
	if (left === 0)
		throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
	if (amount < 1)
		throw invalid('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' })
	if (amount > left)
		throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
			param: 'amount',
		})
	checkDigits(amount, charge.currency)
}

/** What a bank says of a refund afterwards: even one that had succeeded may come back. */
export function settleRefund(world: World, made: Refund, status: 'succeeded' | 'failed'): void {
	if (made.status === 'failed' || made.status === status) return
	const before = change(made, {
		status,
		...(status === 'failed' && {
			failure_balance_transaction: addToBalance(world, 'refund_failure', made.id, made.amount, made.currency)
				.id,
			failure_reason: 'expired_or_canceled_card',
		}),
	})
	const charge = world.get<Charge>('charge', made.charge)
	if (status === 'failed')
		change(charge, { amount_refunded: charge.amount_refunded - made.amount, refunded: false })
	emit(world, 'refund.updated', made, before)
	emit(world, 'charge.refund.updated', made, before)
	if (status === 'failed') emit(world, 'refund.failed', made, before)
}
