import { type DeclineKind, declineKind } from './decline.ts'
import { type ChargeState, type How, isFinished, type Trouble } from './states.ts'

/** A payment at the provider, as it was fetched. */
export type IntentSeen = {
	id: string
	status:
		| 'requires_payment_method'
		| 'requires_confirmation'
		| 'requires_action'
		| 'processing'
		| 'requires_capture'
		| 'canceled'
		| 'succeeded'
	/** On the wire. */
	amount: number
	received: number
	currency: string
	livemode: boolean
	/** What we wrote on it: our charge. */
	chargeRef: string | null
	customerId: string | null
	error: { code: string; declineCode: string | null } | null
	/** Where its client confirms. */
	actionUrl: string | null
	card: CardSeen | null
}
export type CardSeen = {
	methodId: string
	brand: string
	last4: string
	expMonth: number
	expYear: number
}
export type SessionSeen = {
	id: string
	status: 'open' | 'complete' | 'expired'
	url: string | null
	chargeRef: string | null
	livemode: boolean
	customerId: string | null
	intent: IntentSeen | null
}

/** What came of looking. Silence: asked, and no answer. Absent: there is surely nothing. */
export type Seen =
	| { what: 'silence' }
	| { what: 'absent' }
	| { what: 'refused'; code: string }
	| { what: 'session'; session: SessionSeen }
	| { what: 'intent'; intent: IntentSeen }

/** What we know of a charge. */
export type Known = {
	id: string
	state: ChargeState
	how: How
	/** On the wire. */
	amount: number
	currency: string
	livemode: boolean
	/** When what we know was so. */
	asOf: Date | null
	trouble: Trouble | null
}

export type Verdict = {
	state: ChargeState
	actionUrl: string | null
	decline: { kind: DeclineKind; code: string } | null
	trouble: Trouble | null
}

const verdict = (state: ChargeState, more: Partial<Verdict> = {}): Verdict => ({
	...{ state, actionUrl: null, decline: null, trouble: null },
	...more,
})

/**
 * I17: where a charge stands, from what we know and what was seen. Null: nothing changes. Whatever the order in which observations
 * arrive, and however often: paid stays paid (10), what is over only moves when money came after all (I18), and of what is still
 * open the latest look counts.
 */
export function converge(known: Known, seen: Seen, asOf: Date): Verdict | null {
	if (known.state === 'paid') return null
	const next = judge(known, seen)
	if (next === null || next.state === 'paid') return next
	if (isFinished(known.state)) return next.trouble && !known.trouble ? { ...next, state: known.state } : null
	return known.asOf !== null && asOf < known.asOf ? null : next
}

function judge(known: Known, seen: Seen): Verdict | null {
	if (seen.what === 'silence') return known.state === 'begun' ? verdict('unknown') : null
	if (seen.what === 'absent') return verdict('cancelled')
	if (seen.what === 'refused')
		return verdict('failed', { decline: { kind: 'refused', code: seen.code.slice(0, 80) } })
	if (seen.what === 'intent') return ofIntent(known, seen.intent)
	const { session } = seen
	if (session.chargeRef !== known.id || session.livemode !== known.livemode)
		return verdict('unknown', { trouble: 'not_ours' })
	if (session.status === 'open') return verdict('open', { actionUrl: session.url })
	if (session.status === 'expired') return verdict('cancelled')
	return session.intent ? ofIntent(known, session.intent) : verdict('processing')
}

function ofIntent(known: Known, intent: IntentSeen): Verdict {
	const trouble = troubleOf(known, intent)
	if (trouble) return verdict('unknown', { trouble })
	const decline = intent.error && {
		kind: declineKind(intent.error),
		code: (intent.error.declineCode ?? intent.error.code).slice(0, 80),
	}
	switch (intent.status) {
		case 'succeeded':
			return verdict('paid')
		case 'canceled':
			return decline ? verdict('failed', { decline }) : verdict('cancelled')
		case 'requires_action':
			return verdict('needs_client_action', { actionUrl: intent.actionUrl, decline })
		case 'requires_confirmation':
			return verdict('needs_client_action')
		case 'requires_payment_method':
			// On the hosted page they may try another card: the page says when it is over.
			if (known.how === 'checkout') return verdict('open', { decline })
			// 24, 26: its holder has to confirm, and may try again.
			if (decline?.kind === 'authentication') return verdict('needs_client_action', { decline })
			return verdict('failed', { decline: decline ?? { kind: 'card', code: 'declined' } })
		default:
			return verdict('processing')
	}
}

/** What came is what was asked for, for this charge, in this account's mode; or somebody has to look. */
function troubleOf(known: Known, intent: IntentSeen): Trouble | null {
	if (intent.chargeRef !== known.id || intent.livemode !== known.livemode) return 'not_ours'
	if (intent.currency !== known.currency || intent.amount !== known.amount) return 'amount_differs'
	return intent.status === 'succeeded' && intent.received !== known.amount ? 'amount_differs' : null
}
