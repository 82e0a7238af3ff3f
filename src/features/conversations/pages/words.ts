import { m } from '#messages'
import type { LinkCard } from '../fields.ts'
import type { OfferState } from '../rules/offer-state.ts'

export const offerWords: Record<OfferState, () => string> = {
	offered: m.conversations_offer_state_offered,
	accepted: m.conversations_offer_state_accepted,
	paid: m.conversations_offer_state_paid,
	withdrawn: m.conversations_offer_state_withdrawn,
	expired: m.conversations_offer_state_expired,
}
export const offerTones = {
	offered: 'info',
	accepted: 'waiting',
	paid: 'good',
	withdrawn: 'neutral',
	expired: 'neutral',
} as const satisfies Record<OfferState, string>

export const cardWords: Record<LinkCard['kind'], () => string> = {
	program: m.conversations_card_program,
	workout: m.conversations_card_workout,
	package: m.conversations_card_package,
	booking: m.conversations_card_booking,
}
