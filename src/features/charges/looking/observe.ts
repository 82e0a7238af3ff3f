import type { Charge } from '../queries/subjects.ts'
import type { IntentSeen, Seen, SessionSeen } from '../rules/converge.ts'
import { declineKind } from '../rules/decline.ts'
import { stillRemembered, surelyLost } from '../rules/pace.ts'
import type { Answer, CardChargeWanted, CheckoutWanted, Provider } from '../stripe/port.ts'

/** What is asked of the provider about one charge, made ready beforehand so that asking again says the same. */
export type Wanted = { checkout: CheckoutWanted } | { card: CardChargeWanted }

export type Looking = {
	provider: Provider
	charge: Charge
	wanted: Wanted | null
	callOff: boolean
	/** Whether it was asked for before: then it is looked for first. */
	again: boolean
	now: Date
}

const silence: Seen = { what: 'silence' }
const absent: Seen = { what: 'absent' }
const sessionAs = (session: SessionSeen): Seen => ({ what: 'session', session })
const intentAs = (intent: IntentSeen): Seen => ({ what: 'intent', intent })

const seenOr = <T>(answer: Answer<T>, see: (value: T) => Seen): Seen =>
	answer.ok ? see(answer.value) : answer.why === 'refused' ? { what: 'refused', code: answer.code } : silence

/** Asks how a charge stands, and first does what is left to do: begins it, confirms it again, calls it off. */
export const observe = (looking: Looking): Promise<Seen> =>
	looking.charge.how === 'checkout' ? observeSession(looking) : observeIntent(looking)

async function observeSession(looking: Looking): Promise<Seen> {
	const { provider, charge, wanted, callOff } = looking
	if (charge.session_id !== null) {
		if (callOff) return callOffSession(provider, charge.session_id)
		const answer = await provider.session(charge.session_id)
		return answer.ok ? sessionAs(answer.value) : silence
	}
	const found = await lookUp(looking, (customer) =>
		provider.findSession(customer, charge.id, charge.created_at),
	)
	if (found === 'silence') return silence
	if (found !== null) return callOff ? callOffSession(provider, found.id) : sessionAs(found)
	if (!callOff && wanted && 'checkout' in wanted && mayAsk(looking))
		return seenOr(await provider.openCheckout(wanted.checkout), sessionAs)
	return isSurelyAbsent(looking) ? absent : silence
}

async function callOffSession(provider: Provider, id: string): Promise<Seen> {
	const over = await provider.expireSession(id)
	if (over.ok) return sessionAs(over.value)
	const now = await provider.session(id)
	return now.ok ? sessionAs(now.value) : silence
}

async function observeIntent(looking: Looking): Promise<Seen> {
	const { provider, charge, wanted, callOff } = looking
	const seen = await firstIntent(looking)
	if ('what' in seen) return seen
	if (callOff) return callOffIntent(provider, seen)
	if (charge.confirms_asked > charge.confirms_done && waitsForClient(seen) && wanted && 'card' in wanted)
		return confirm(looking, seen, wanted.card)
	return isDeclined(seen) ? callOffIntent(provider, seen) : intentAs(seen)
}

/** The payment as it is now, or what there is to say instead. */
async function firstIntent(looking: Looking): Promise<IntentSeen | Seen> {
	const { provider, charge, wanted, callOff } = looking
	if (charge.intent_id !== null) {
		const answer = await provider.intent(charge.intent_id)
		return answer.ok ? answer.value : silence
	}
	const found = await lookUp(looking, (customer) =>
		provider.findIntent(customer, charge.id, charge.created_at),
	)
	if (found === 'silence') return silence
	if (found !== null) return found
	if (!callOff && wanted && 'card' in wanted && mayAsk(looking)) {
		const made = await provider.chargeCard(wanted.card)
		return (made.ok ? made.value : made.intent) ?? seenOr(made, intentAs)
	}
	return isSurelyAbsent(looking) ? absent : silence
}

/** Asked once, it is asked again only while the provider remembers the key: later that would be another charge. */
const mayAsk = ({ charge, now }: Looking): boolean =>
	charge.asked_at === null || stillRemembered(charge.asked_at, now)

/**
 * Whether anything of it is there, where it was asked for before: what a key once answered, it answers for ever, also "500" to what
 * was done all the same. So what is there counts first, and the key is used again only where nothing is.
 */
async function lookUp<T>(
	{ charge, again }: Looking,
	find: (customerId: string) => Promise<Answer<T | null>>,
): Promise<T | 'silence' | null> {
	if (!again || charge.customer_id === null) return null
	const answer = await find(charge.customer_id)
	return answer.ok ? answer.value : 'silence'
}

/** Nothing is there, and nothing is still on its way. */
const isSurelyAbsent = ({ charge, now }: Looking): boolean =>
	charge.asked_at === null || surelyLost(charge.asked_at, now)

const waitsForClient = (intent: IntentSeen): boolean =>
	['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)

/** 24, 26: a card that wants its holder is not declined. */
const isDeclined = ({ status, error }: IntentSeen): boolean =>
	status === 'requires_payment_method' && (error === null || declineKind(error) !== 'authentication')

async function confirm(
	{ provider, charge }: Looking,
	intent: IntentSeen,
	card: CardChargeWanted,
): Promise<Seen> {
	if (card.backTo === null) return intentAs(intent)
	const key = `${charge.id}-confirm-${charge.confirms_asked}`
	const answer = await provider.confirmIntent(intent.id, key, card.methodId, card.backTo)
	const fresh = await provider.intent(intent.id)
	if (!fresh.ok) return answer.ok ? intentAs(answer.value) : silence
	return isDeclined(fresh.value) ? callOffIntent(provider, fresh.value) : intentAs(fresh.value)
}

/** So that what we take for declined or given up can't be paid any more. Why it was declined stays known. */
async function callOffIntent(provider: Provider, was: IntentSeen): Promise<Seen> {
	if (was.status === 'succeeded' || was.status === 'canceled') return intentAs(was)
	const over = await provider.cancelIntent(was.id)
	if (over.ok) return intentAs({ ...over.value, error: over.value.error ?? was.error })
	const now = await provider.intent(was.id)
	return now.ok ? intentAs({ ...now.value, error: now.value.error ?? was.error }) : silence
}
