import type { CardSeen, IntentSeen, SessionSeen } from '../rules/converge.ts'

/** What was asked for, or why not. Silence: no answer, or none that says whether it was done. Refused: surely not done. */
export type Answer<T> =
	| { ok: true; value: T }
	| { ok: false; why: 'silence' | 'refused'; status: number; code: string; intent: IntentSeen | null }

export type Account = { id: string; name: string; chargesEnabled: boolean }

export type CustomerWanted = { key: string; clientId: string; studioId: string; name: string; email: string }

/** What every object we make there carries. */
export type Ours = { studioId: string; chargeId: string }

export type CheckoutWanted = Ours & {
	customerId: string
	/** On the wire. */
	lines: readonly { title: string; amount: number }[]
	currency: string
	keepCard: boolean
	backTo: string
}
export type CardChargeWanted = Ours & {
	customerId: string
	methodId: string
	amount: number
	currency: string
	description: string
	/** Null: its holder isn't there. */
	backTo: string | null
}
export type SetupWanted = {
	studioId: string
	setupId: string
	customerId: string
	backTo: string
}
export type SetupSeen = {
	id: string
	status: 'open' | 'complete' | 'expired'
	url: string | null
	setupRef: string | null
	customerId: string | null
	card: CardSeen | null
}
export type RefundSeen = {
	id: string
	status: 'pending' | 'succeeded' | 'failed'
	failure: string | null
	/** What we wrote on it: our refund. */
	ref: string | null
}
export type DisputeSeen = {
	id: string
	intentId: string | null
	amount: number
	currency: string
	reason: string
	status: 'inquiry' | 'open' | 'won' | 'lost' | 'inquiry_closed'
	answerBy: Date | null
}
export type Listed = {
	intentId: string
	chargeRef: string | null
	studioRef: string | null
	status: IntentSeen['status']
	received: number
	refunded: number
	currency: string
	at: Date
}

/**
 * What charges ask of the provider; nothing of it inside a transaction. Whatever creates something takes our own id as its key, so
 * that asking again is harmless.
 */
export type Provider = {
	account(): Promise<Answer<Account>>
	makeCustomer(wanted: CustomerWanted): Promise<Answer<string>>
	openCheckout(wanted: CheckoutWanted): Promise<Answer<SessionSeen>>
	session(id: string): Promise<Answer<SessionSeen>>
	expireSession(id: string): Promise<Answer<SessionSeen>>
	chargeCard(wanted: CardChargeWanted): Promise<Answer<IntentSeen>>
	confirmIntent(id: string, key: string, methodId: string, backTo: string): Promise<Answer<IntentSeen>>
	intent(id: string): Promise<Answer<IntentSeen>>
	cancelIntent(id: string): Promise<Answer<IntentSeen>>
	/** What there is for a charge whose making was never answered. */
	findIntent(customerId: string, chargeId: string, since: Date): Promise<Answer<IntentSeen | null>>
	findSession(customerId: string, chargeId: string, since: Date): Promise<Answer<SessionSeen | null>>
	openSetup(wanted: SetupWanted): Promise<Answer<SetupSeen>>
	setup(id: string): Promise<Answer<SetupSeen>>
	card(methodId: string): Promise<Answer<CardSeen & { customerId: string | null }>>
	forgetCard(methodId: string): Promise<Answer<true>>
	giveBack(wanted: Ours & { refundId: string; intentId: string; amount: number }): Promise<Answer<RefundSeen>>
	refund(id: string): Promise<Answer<RefundSeen>>
	findRefund(intentId: string, refundId: string): Promise<Answer<RefundSeen | null>>
	dispute(id: string): Promise<Answer<DisputeSeen>>
	/** Their ids. */
	disputesSince(since: Date): Promise<Answer<string[]>>
	/** Everything paid there in a span, at most some hundreds, the last first. */
	paidBetween(from: Date, to: Date): Promise<Answer<Listed[]>>
}
