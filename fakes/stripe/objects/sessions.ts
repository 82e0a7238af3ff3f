import type { Card } from '../cards.ts'
import type { Thing, World } from '../world.ts'
import { change, emit } from './events.ts'
import { addIntent, cancel, confirm, type Intent } from './intents.ts'
import { addMethod, attach, type Method, methodOf } from './methods.ts'
import { confirmSetup, type Setup } from './setups.ts'

export type Session = Thing & {
	mode: 'payment' | 'setup'
	status: 'open' | 'complete' | 'expired'
	payment_status: 'paid' | 'unpaid' | 'no_payment_required'
	amount_total: number | null
	currency: string
	customer: string | null
	customer_email: string | null
	payment_intent: string | null
	setup_intent: string | null
	success_url: string
	cancel_url: string | null
	expires_at: number
	saved_payment_method_options: {
		allow_redisplay_filters: string[]
		payment_method_save: 'enabled' | 'disabled' | null
	} | null
}
/** What a session was created with for its intent, which exists only once somebody tries to pay. */
export type IntentData = {
	setup_future_usage?: string
	metadata?: Record<string, string>
	[key: string]: unknown
}

/** What somebody entered on the hosted page: a card of theirs or a new one. */
export type Entered = {
	method?: string
	card?: Card
	save: boolean
	email: string | null
	name: string | null
}

/** Whether the page offers to keep the card: only with a customer to keep it for. */
export const offersToSave = (session: Session) =>
	session.mode === 'payment' &&
	session.customer !== null &&
	session.saved_payment_method_options?.payment_method_save === 'enabled'

/** The customer's cards which the page may show again. */
export function savedMethods(world: World, session: Session): Method[] {
	const filters = session.saved_payment_method_options?.allow_redisplay_filters ?? ['always']
	if (session.mode !== 'payment' || !session.customer) return []
	return ([...world.all('payment_method').values()] as Method[]).filter(
		({ customer, allow_redisplay }) => customer === session.customer && filters.includes(allow_redisplay),
	)
}

export const urlOf = (session: Session) => session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)

/** Pays, or sends to the bank; a decline is thrown and leaves the session open for another card. */
export function submit(world: World, session: Session, entered: Entered): void {
	const method = entered.method
		? methodOf(world, entered.method)
		: addMethod(world, entered.card as Card, {
				billing_details: {
					address: null,
					email: entered.email,
					name: entered.name,
					phone: null,
					tax_id: null,
				},
			})
	world.entered.set(session.id, { ...entered, method: method.id })
	if (session.mode === 'setup') submitSetup(world, session, method, false)
	else submitPayment(world, session, method, false)
}

/** The holder came back from their bank having said yes. */
export function resume(world: World, session: Session): void {
	const method = methodOf(world, world.entered.get(session.id)?.method)
	if (session.mode === 'setup') submitSetup(world, session, method, true)
	else submitPayment(world, session, method, true)
}

function submitPayment(world: World, session: Session, method: Method, authenticated: boolean): void {
	const intent = session.payment_intent
		? world.get<Intent>('payment_intent', session.payment_intent)
		: intentFor(world, session)
	session.payment_intent = intent.id
	confirm(world, intent, { method, authenticated, returnUrl: pageOf(world, session) })
	if (intent.status !== 'succeeded') return
	const save = world.entered.get(session.id)?.save && offersToSave(session) && session.customer
	if (save) {
		// Ticked by its owner: may be shown again. For charges without them it must have been set up besides.
		const card = world.cards.get(method.id)
		if (card && !method.customer) card.spent = false
		if (!method.customer) attach(world, method.id, String(session.customer))
	}
	method.allow_redisplay = save ? 'always' : intent.setup_future_usage ? 'limited' : method.allow_redisplay
	complete(world, session, 'paid')
}

function intentFor(world: World, session: Session): Intent {
	const { setup_future_usage, metadata, ...data } = world.intentData.get(session.id) ?? {}
	return addIntent(world, {
		...data,
		amount: session.amount_total,
		currency: session.currency,
		customer: session.customer,
		metadata: metadata ?? {},
		setup_future_usage: setup_future_usage ?? null,
	})
}

function submitSetup(world: World, session: Session, method: Method, authenticated: boolean): void {
	const setup = world.get<Setup>('setup_intent', session.setup_intent)
	confirmSetup(world, setup, { method, authenticated, returnUrl: pageOf(world, session) })
	if (setup.status !== 'succeeded') return
	method.allow_redisplay = 'limited'
	complete(world, session, 'no_payment_required')
}

const pageOf = (world: World, session: Session) => `${world.url}/checkout/${session.id}`

function complete(world: World, session: Session, payment_status: Session['payment_status']): void {
	const entered = world.entered.get(session.id)
	change(session, {
		customer_details: {
			...{
				address: null,
				business_name: null,
				individual_name: null,
				phone: null,
				tax_exempt: 'none',
				tax_ids: [],
			},
			...{ email: entered?.email ?? session.customer_email, name: entered?.name ?? null },
		},
		payment_status,
		status: 'complete',
		url: null,
	})
	emit(world, 'checkout.session.completed', session)
}

/** Nobody can pay it any more; what was begun is cancelled. */
export function expire(world: World, session: Session): void {
	if (session.status !== 'open') return
	change(session, { status: 'expired', url: null })
	const intent = session.payment_intent ? world.get<Intent>('payment_intent', session.payment_intent) : null
	if (intent && intent.status !== 'succeeded') cancel(world, intent, 'expired')
	emit(world, 'checkout.session.expired', session)
}
