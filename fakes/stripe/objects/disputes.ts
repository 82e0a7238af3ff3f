import { invalid } from '../wire/refusal.ts'
import type { Thing, World } from '../world.ts'
import { addToBalance, type Charge } from './charges.ts'
import { change, emit } from './events.ts'

const fee = 2000

/** The holder asks their bank for the money back. An inquiry only asks: no money moves. */
export function openDispute(
	world: World,
	charge: Charge,
	{
		reason = 'fraudulent',
		inquiry = false,
		amount = charge.amount,
	}: { reason?: string; inquiry?: boolean; amount?: number } = {},
): Thing {
	const dispute = world.add({
		object: 'dispute',
		...{ amount, balance_transactions: [] as Thing[], charge: charge.id, currency: charge.currency },
		...{ enhanced_eligibility_types: [], evidence: {}, is_charge_refundable: inquiry, livemode: false },
		evidence_details: {
			due_by: world.now() + 14 * 86_400,
			enhanced_eligibility: {},
			...{ has_evidence: false, past_due: false, submission_count: 0 },
		},
		...{ intended_submission_method: 'manual', metadata: {}, payment_intent: charge.payment_intent, reason },
		payment_method_details: {
			card: {
				brand: 'visa',
				case_type: inquiry ? 'inquiry' : 'chargeback',
				network_reason_code: inquiry ? '10' : '10.4',
			},
			type: 'card',
		},
		status: inquiry ? 'warning_needs_response' : 'needs_response',
	})
	emit(world, 'charge.dispute.created', dispute)
	if (inquiry) return dispute
	charge.disputed = true
	dispute.balance_transactions = [
		addToBalance(world, 'adjustment', dispute.id, -amount, charge.currency, fee),
	]
	emit(world, 'charge.dispute.funds_withdrawn', dispute)
	return dispute
}

/** The bank has decided; a studio that wins gets its money back. */
export function closeDispute(world: World, dispute: Thing, outcome: 'won' | 'lost'): Thing {
	const status = String(dispute.status)
	if (['won', 'lost', 'warning_closed'].includes(status)) throw invalid('This dispute is already closed.')
	const inquiry = status.startsWith('warning_')
	const before = change(dispute, { status: inquiry ? 'warning_closed' : outcome })
	if (!inquiry && outcome === 'won') {
		const entry = addToBalance(
			world,
			'adjustment',
			dispute.id,
			Number(dispute.amount),
			String(dispute.currency),
			-fee,
		)
		;(dispute.balance_transactions as Thing[]).push(entry)
		emit(world, 'charge.dispute.funds_reinstated', dispute)
	}
	emit(world, 'charge.dispute.closed', dispute, before)
	return dispute
}

/** Stripe's magic evidence decides at once. */
export function answerDispute(
	world: World,
	dispute: Thing,
	evidence: string | undefined,
	submit: boolean,
): Thing {
	const before = change(dispute, {
		evidence: { ...(dispute.evidence as object), ...(evidence && { uncategorized_text: evidence }) },
		...(submit && { status: 'under_review' }),
	})
	emit(world, 'charge.dispute.updated', dispute, before)
	if (submit && evidence === 'winning_evidence') return closeDispute(world, dispute, 'won')
	if (submit && evidence === 'losing_evidence') return closeDispute(world, dispute, 'lost')
	return dispute
}
