import { m } from '#messages'
import type { CardView } from '../queries/cards.ts'
import type { DeclineKind } from '../rules/decline.ts'
import type { ChargeState, DisputeState, RefundState, Trouble } from '../rules/states.ts'

type Tone = 'good' | 'waiting' | 'now' | 'bad' | 'info' | 'neutral'

/** "until 04/2028", or that it is over. */
export const untilWords = ({ expMonth, expYear, expired }: CardView): string =>
	expired
		? m.charges_card_expired()
		: m.charges_card_until({ month: String(expMonth).padStart(2, '0'), year: String(expYear) })

export const stateWords: Record<ChargeState, () => string> = {
	begun: m.charges_badge_begun,
	open: m.charges_badge_open,
	needs_client_action: m.charges_badge_needs_client_action,
	processing: m.charges_badge_processing,
	unknown: m.charges_badge_unknown,
	paid: m.charges_badge_paid,
	failed: m.charges_badge_failed,
	cancelled: m.charges_badge_cancelled,
}
export const stateTones: Record<ChargeState, Tone> = {
	begun: 'waiting',
	open: 'waiting',
	needs_client_action: 'waiting',
	processing: 'waiting',
	unknown: 'waiting',
	paid: 'good',
	failed: 'bad',
	cancelled: 'neutral',
}

export const declineWords: Record<DeclineKind, () => string> = {
	funds: m.charges_decline_funds,
	card: m.charges_decline_card,
	never: m.charges_decline_never,
	authentication: m.charges_decline_authentication,
	later: m.charges_decline_later,
	refused: m.charges_decline_refused,
}
export const troubleWords: Record<Trouble, () => string> = {
	amount_differs: m.charges_trouble_amount_differs,
	not_ours: m.charges_trouble_not_ours,
	other_account: m.charges_trouble_other_account,
}
export const refundWords: Record<RefundState, () => string> = {
	begun: m.charges_refund_begun,
	unknown: m.charges_refund_unknown,
	pending: m.charges_refund_pending,
	succeeded: m.charges_refund_succeeded,
	failed: m.charges_refund_failed,
}
export const disputeWords: Record<DisputeState, () => string> = {
	inquiry: m.charges_dispute_inquiry,
	open: m.charges_dispute_open,
	won: m.charges_dispute_won,
	lost: m.charges_dispute_lost,
}
