import { feeOf } from '../money.ts'
import type { Thing, World } from '../world.ts'
import { openDispute } from './disputes.ts'
import { change, emit } from './events.ts'
import type { Intent } from './intents.ts'
import { cardOf, type Method } from './methods.ts'

export type Charge = Thing & {
	amount: number
	amount_refunded: number
	currency: string
	status: 'succeeded' | 'failed'
	customer: string | null
	payment_intent: string
	payment_method: string
	disputed: boolean
	refunded: boolean
	balance_transaction: string | null
}
type Decline = { code: string; decline_code: string; message: string }

/** One attempt at the card's issuer, taken or declined. */
export function addCharge(
	world: World,
	intent: Intent,
	method: Method,
	decline: Decline | null,
	authenticated = false,
): Charge {
	const card = method.card as Record<string, unknown>
	const charge = world.add<Charge>({
		object: 'charge',
		...{ amount: intent.amount, amount_captured: decline ? 0 : intent.amount, amount_refunded: 0 },
		...{ application: null, application_fee: null, application_fee_amount: null, balance_transaction: null },
		billing_details: method.billing_details,
		...{ calculated_statement_descriptor: 'FAKE STUDIO', captured: !decline, currency: intent.currency },
		...{ customer: intent.customer, description: intent.description, disputed: false },
		...{ failure_balance_transaction: null, failure_code: decline?.code ?? null },
		...{ failure_message: decline?.message ?? null, fraud_details: {}, livemode: false },
		...{ metadata: { ...intent.metadata }, on_behalf_of: null, outcome: outcomeOf(decline), paid: !decline },
		...{ payment_intent: intent.id, payment_method: method.id },
		payment_method_details: {
			type: 'card',
			card: { ...card, three_d_secure: authenticated ? { result: 'authenticated', version: '2.2.0' } : null },
		},
		...{ receipt_email: intent.receipt_email, receipt_number: null, receipt_url: null, refunded: false },
		...{ review: null, shipping: null, source: null, source_transfer: null, statement_descriptor: null },
		...{ statement_descriptor_suffix: null, transfer_data: null, transfer_group: intent.transfer_group },
		status: decline ? 'failed' : 'succeeded',
	})
	if (!decline) afterwards(world, charge, method)
	return charge
}

const outcomeOf = (decline: Decline | null) =>
	decline
		? {
				...{ advice_code: null, network_advice_code: null, network_decline_code: null },
				...{ network_status: 'declined_by_network', reason: decline.decline_code, risk_level: 'normal' },
				...{
					seller_message: 'The bank did not return any further details with this decline.',
					type: 'issuer_declined',
				},
			}
		: {
				...{ advice_code: null, network_advice_code: null, network_decline_code: null },
				...{ network_status: 'approved_by_network', reason: null, risk_level: 'normal' },
				...{ seller_message: 'Payment complete.', type: 'authorized' },
			}

/** The balance knows of a payment a moment after it; some cards' holders go to their bank soon after. */
function afterwards(world: World, charge: Charge, method: Method): void {
	world.later(2, () => {
		const entry = addToBalance(
			world,
			'charge',
			charge.id,
			charge.amount,
			charge.currency,
			feeOf(charge.amount),
		)
		const before = change(charge, { balance_transaction: entry.id })
		emit(world, 'charge.updated', charge, before)
	})
	const { dispute, inquiry } = cardOf(world, method)
	if (dispute) world.later(3, () => openDispute(world, charge, { reason: dispute, inquiry }))
}

/** An entry of the account's balance: amounts with their sign, the fee always taken off. */
export function addToBalance(
	world: World,
	type: 'charge' | 'refund' | 'refund_failure' | 'adjustment',
	source: string,
	amount: number,
	currency: string,
	fee = 0,
): Thing {
	return world.add({
		object: 'balance_transaction',
		...{
			amount,
			available_on: world.now() + 7 * 86_400,
			balance_type: 'payments',
			currency,
			description: null,
		},
		...{
			exchange_rate: null,
			fee,
			net: amount - fee,
			reporting_category: type,
			source,
			status: 'pending',
			type,
		},
		fee_details: fee
			? [
					{
						amount: fee,
						application: null,
						currency,
						description: 'Stripe processing fees',
						type: 'stripe_fee',
					},
				]
			: [],
	})
}
