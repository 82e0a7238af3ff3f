/**
 * Why a card was not charged, by what follows from it. Funds: the same card may do later. Card: this card won't, another may. Never:
 * lost, stolen or forbidden; it is not tried again (30). Authentication: its holder has to confirm (24). Later: nobody's fault.
 * Refused: the provider takes the request for wrong; a person has to look.
 */
export const declineKinds = ['funds', 'card', 'never', 'authentication', 'later', 'refused'] as const
export type DeclineKind = (typeof declineKinds)[number]

const words: Record<Exclude<DeclineKind, 'card' | 'refused'>, string> = {
	authentication: `authentication_required payment_intent_authentication_failure authentication_not_handled
		payment_intent_action_required`,
	funds: 'insufficient_funds card_velocity_exceeded withdrawal_count_limit_exceeded approve_with_id',
	never: `lost_card stolen_card pickup_card restricted_card fraudulent merchant_blacklist security_violation
		stop_payment_order revocation_of_authorization revocation_of_all_authorizations transaction_not_allowed
		no_action_taken`,
	later: `processing_error issuer_not_available try_again_later reenter_transaction rate_limit lock_timeout
		card_decline_rate_limit_exceeded`,
}
const kinds = new Map(
	Object.entries(words).flatMap(([kind, codes]) =>
		codes.split(/\s+/).map((code) => [code, kind as DeclineKind] as const),
	),
)

/** What the provider said, in its two words: the bank's (more exact), and its own. A decline nobody explains is the card's. */
export function declineKind({
	code,
	declineCode,
}: {
	code: string
	declineCode: string | null
}): DeclineKind {
	return kinds.get(declineCode ?? '') ?? kinds.get(code) ?? 'card'
}

/** What can be done after a decline: the same card again later, its holder at the screen, another card, or nothing but a look. */
export type Next = 'same_card_later' | 'client_confirms' | 'another_card' | 'look'
export const nextAfter: Record<DeclineKind, Next> = {
	funds: 'same_card_later',
	later: 'same_card_later',
	authentication: 'client_confirms',
	card: 'another_card',
	never: 'another_card',
	refused: 'look',
}
