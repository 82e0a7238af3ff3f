import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { declineKinds } from './rules/decline.ts'
import { waits } from './rules/next-words.ts'

const one = { chargeId: z.string() }
const money = { amountMinor: z.number(), currency: z.string() }

export const stripeConnected = eventType('charges.stripe-connected', z.object({ accountId: z.string() }))
export const stripeDisconnected = eventType(
	'charges.stripe-disconnected',
	z.object({ accountId: z.string() }),
)
export const signingSecretAdded = eventType('charges.signing-secret-added', z.object({}))
export const signingSecretRemoved = eventType('charges.signing-secret-removed', z.object({}))
export const chargeBegun = eventType(
	'charges.charge-begun',
	z.object({ ...one, obligationIds: z.array(z.string()), byClient: z.boolean() }),
)
/** Declined or refused for good: this attempt is over. What can follow stands in rules/decline.ts. */
export const chargeFailed = eventType(
	'charges.charge-failed',
	z.object({
		...one,
		obligationIds: z.array(z.string()),
		decline: z.enum(declineKinds),
		byClient: z.boolean(),
	}),
)
export const chargeCancelled = eventType('charges.charge-cancelled', z.object(one))
/** 24: begun without the client, whose bank wants to hear from them. */
export const clientActionNeeded = eventType('charges.client-action-needed', z.object({ ...one, ...money }))
/** 3, 57: money came for what was settled already; it is on its way back. */
export const overpaid = eventType(
	'charges.overpaid',
	z.object({ ...one, obligationId: z.string(), ...money }),
)
export const chargeTroubled = eventType('charges.charge-troubled', z.object({ ...one, trouble: z.string() }))
export const cardKept = eventType('charges.card-kept', z.object({ cardId: z.string() }))
export const cardRemoved = eventType('charges.card-removed', z.object({ cardId: z.string() }))
export const defaultCardChosen = eventType('charges.default-card-chosen', z.object({ cardId: z.string() }))
export const refundBegun = eventType(
	'charges.refund-begun',
	z.object({ ...one, refundId: z.string(), obligationId: z.string() }),
)
/** 48: days later, the bank sent it back. */
export const refundFailed = eventType(
	'charges.refund-failed',
	z.object({ ...one, refundId: z.string(), obligationId: z.string(), ...money }),
)
export const disputeOpened = eventType(
	'charges.dispute-opened',
	z.object({ ...one, disputeId: z.string(), ...money, moved: z.boolean() }),
)
export const disputeClosed = eventType(
	'charges.dispute-closed',
	z.object({ ...one, disputeId: z.string(), ...money, won: z.boolean() }),
)

/** What was due couldn't be taken from a card, or there is none: what is waited for, and until when the card is left alone. */
export const collectionFailed = eventType(
	'charges.collection-failed',
	z.object({
		obligationId: z.string(),
		part: z.number(),
		parts: z.number(),
		amountMinor: z.number(),
		waitsFor: z.enum(waits),
		againOn: z.string().nullable(),
		/** The first time for this part, or the last: in between the client hears nothing (29). */
		first: z.boolean(),
	}),
)
export const cannotCharge = eventType('charges.cannot-charge', z.object({ accountId: z.string() }))
export const mayCharge = eventType('charges.may-charge', z.object({ accountId: z.string() }))
