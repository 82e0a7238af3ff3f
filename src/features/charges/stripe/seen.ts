import type Stripe from 'stripe'
import type { CardSeen, IntentSeen, SessionSeen } from '../rules/converge.ts'
import type { DisputeSeen, RefundSeen, SetupSeen } from './port.ts'

/** The provider's objects as we know them; what it may add to them later doesn't matter. */

const idOf = (thing: string | { id: string } | null | undefined): string | null =>
	typeof thing === 'string' ? thing : (thing?.id ?? null)
const refOf = (metadata: Stripe.Metadata | null, name: string): string | null => metadata?.[name] ?? null

export function cardSeen(method: Stripe.PaymentMethod | string | null): CardSeen | null {
	if (method === null || typeof method === 'string' || !method.card) return null
	const { brand, last4, exp_month: expMonth, exp_year: expYear } = method.card
	return { methodId: method.id, brand, last4, expMonth, expYear }
}

const statuses = [
	...(['requires_payment_method', 'requires_confirmation', 'requires_action'] as const),
	...(['requires_capture', 'canceled', 'succeeded'] as const),
]

export function intentSeen(intent: Stripe.PaymentIntent): IntentSeen {
	const { last_payment_error: error, next_action: action } = intent
	return {
		id: intent.id,
		// A state that comes up later is one that isn't over.
		status: statuses.find((each) => each === intent.status) ?? 'processing',
		amount: intent.amount,
		received: intent.amount_received,
		currency: intent.currency.toUpperCase(),
		livemode: intent.livemode,
		chargeRef: refOf(intent.metadata, 'touchline_charge'),
		customerId: idOf(intent.customer),
		error: error && { code: error.code ?? 'unknown', declineCode: error.decline_code ?? null },
		actionUrl: action?.redirect_to_url?.url ?? null,
		card: cardSeen(intent.payment_method),
	}
}

export function sessionSeen(session: Stripe.Checkout.Session): SessionSeen {
	const { payment_intent: intent } = session
	return {
		id: session.id,
		status: session.status === 'complete' ? 'complete' : session.status === 'expired' ? 'expired' : 'open',
		url: session.url,
		chargeRef: refOf(session.metadata, 'touchline_charge'),
		livemode: session.livemode,
		customerId: idOf(session.customer),
		intent: intent && typeof intent !== 'string' ? intentSeen(intent) : null,
	}
}

export function setupSeen(session: Stripe.Checkout.Session): SetupSeen {
	const { setup_intent: intent } = session
	const method = intent && typeof intent !== 'string' ? intent.payment_method : null
	return {
		id: session.id,
		status: session.status === 'complete' ? 'complete' : session.status === 'expired' ? 'expired' : 'open',
		url: session.url,
		setupRef: refOf(session.metadata, 'touchline_setup'),
		customerId: idOf(session.customer),
		card: cardSeen(method),
	}
}

export const refundSeen = (refund: Stripe.Refund): RefundSeen => ({
	id: refund.id,
	status:
		refund.status === 'succeeded'
			? 'succeeded'
			: refund.status === 'failed' || refund.status === 'canceled'
				? 'failed'
				: 'pending',
	failure: refund.failure_reason ?? null,
	ref: refOf(refund.metadata, 'touchline_refund'),
})

const disputeStates: Record<string, DisputeSeen['status']> = {
	...{ won: 'won', lost: 'lost', prevented: 'won', warning_closed: 'inquiry_closed' },
	...{ warning_needs_response: 'inquiry', warning_under_review: 'inquiry' },
}

export const disputeSeen = (dispute: Stripe.Dispute): DisputeSeen => ({
	id: dispute.id,
	intentId: idOf(dispute.payment_intent),
	amount: dispute.amount,
	currency: dispute.currency.toUpperCase(),
	reason: dispute.reason,
	status: disputeStates[dispute.status] ?? 'open',
	answerBy: dispute.evidence_details.due_by ? new Date(dispute.evidence_details.due_by * 1000) : null,
})
