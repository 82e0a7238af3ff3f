import type { Card } from '../cards.ts'
import { invalid, Refusal } from '../wire/refusal.ts'
import { random, type Thing, type World } from '../world.ts'
import { addCharge } from './charges.ts'
import { change, emit } from './events.ts'
import { attach, cardOf, type Method, methodOf } from './methods.ts'
import { checkOwner } from './together.ts'

export type Intent = Thing & {
	amount: number
	currency: string
	status: string
	customer: string | null
	payment_method: string | null
	setup_future_usage: 'off_session' | 'on_session' | null
	latest_charge: string | null
	metadata: Record<string, string>
}

/** How somebody tries to pay: with the holder there or not, who has just authenticated or not. */
export type Attempt = {
	method: Method
	offSession?: boolean
	authenticated?: boolean
	returnUrl?: string | null
	/** Refused rather than sent to the bank. */
	noAction?: boolean
}

export function addIntent(world: World, given: Record<string, unknown>): Intent {
	const id = `pi_${random(24)}`
	const intent = world.add<Intent>({
		object: 'payment_intent',
		...{ allowed_payment_method_types: null, amount_capturable: 0, amount_received: 0, application: null },
		...{ application_fee_amount: null, automatic_payment_methods: null, canceled_at: null, customer: null },
		...{ cancellation_reason: null, capture_method: 'automatic_async', confirmation_method: 'automatic' },
		...{ client_secret: `${id}_secret_${random(25)}`, customer_account: null, description: null },
		...{
			excluded_payment_method_types: null,
			last_payment_error: null,
			latest_charge: null,
			livemode: false,
		},
		...{ managed_payments: null, metadata: {}, next_action: null, on_behalf_of: null, payment_method: null },
		...{
			payment_method_configuration_details: null,
			payment_method_options: { card: { request_three_d_secure: 'automatic' } },
		},
		...{
			payment_method_types: ['card'],
			payment_record: null,
			processing: null,
			receipt_email: null,
			review: null,
		},
		...{ setup_future_usage: null, shipping: null, source: null, statement_descriptor: null },
		...{ statement_descriptor_suffix: null, transfer_group: null, amount_details: { tip: {} } },
		...given,
		id,
		status: given.payment_method ? 'requires_confirmation' : 'requires_payment_method',
	})
	emit(world, 'payment_intent.created', intent)
	return intent
}

const confirmable = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/** Tries to take the money; a decline is thrown, as Stripe answers 402. */
export function confirm(world: World, intent: Intent, attempt: Attempt): void {
	if (!confirmable.includes(intent.status))
		throw unexpected(
			intent,
			`You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
		)
	checkOwner(world, intent, attempt.method)
	const card = cardOf(world, attempt.method)
	const decline = declineOf(world, card)
	if (needsHolder(card, intent, attempt)) askHolder(world, intent, attempt)
	else if (decline) throw fail(world, intent, attempt.method, decline)
	else succeed(world, intent, attempt, card)
}

function needsHolder(card: Card, intent: Intent, { offSession, authenticated }: Attempt): boolean {
	if (authenticated) return false
	const options = intent.payment_method_options as { card?: { request_three_d_secure?: string } }
	if (card.authenticate === 'always') return true
	if (card.authenticate === 'unless set up') return !card.setUp
	if (card.authenticate === 'on session') return !offSession
	return (
		card.authenticate === 'on request' && !offSession && options.card?.request_three_d_secure !== 'automatic'
	)
}

function askHolder(world: World, intent: Intent, attempt: Attempt): void {
	if (attempt.offSession || attempt.noAction)
		throw fail(world, intent, attempt.method, {
			code: 'authentication_required',
			decline_code: 'authentication_required',
			message: 'Your card was declined. This transaction requires authentication.',
		})
	const url = `${world.url}/bank/${intent.id}/${random(12)}`
	intent.payment_method = attempt.method.id
	intent.status = 'requires_action'
	intent.last_payment_error = null
	intent.next_action = attempt.returnUrl
		? { type: 'redirect_to_url', redirect_to_url: { return_url: attempt.returnUrl, url } }
		: { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } }
	emit(world, 'payment_intent.requires_action', intent)
}

type Decline = { code: string; decline_code: string; message: string }

/** Whether the issuer refuses this card today. */
export function declineOf(world: World, card: Card): Decline | undefined {
	const date = new Date(world.now() * 1000)
	const expired = card.exp_year * 12 + card.exp_month < date.getUTCFullYear() * 12 + date.getUTCMonth() + 1
	if (expired)
		return { code: 'expired_card', decline_code: 'expired_card', message: 'Your card has expired.' }
	return card.decline
}

function fail(
	world: World,
	intent: Intent,
	method: Method,
	{ code, decline_code, message }: Decline,
): Refusal {
	const charge = addCharge(world, intent, method, { code, decline_code, message })
	if (!method.customer) cardOf(world, method).spent = true
	const shown = { code, ...(['card_declined', 'authentication_required'].includes(code) && { decline_code }) }
	const doc_url = `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`
	const error = { ...shown, doc_url, message, payment_method: structuredClone(method), type: 'card_error' }
	Object.assign(intent, {
		latest_charge: charge.id,
		last_payment_error: { ...error, charge: charge.id },
		next_action: null,
		payment_method: null,
		status: 'requires_payment_method',
	})
	emit(world, 'charge.failed', charge)
	emit(world, 'payment_intent.payment_failed', intent)
	const details = { ...shown, charge: charge.id, payment_intent: structuredClone(intent) }
	return new Refusal(402, 'card_error', message, { ...details, payment_method: structuredClone(method) })
}

/** The holder said no to their bank, or their bank to them. */
export function failAuthentication(world: World, intent: Intent): void {
	const method = methodOf(world, intent.payment_method)
	Object.assign(intent, {
		last_payment_error: {
			code: 'payment_intent_authentication_failure',
			doc_url: 'https://docs.stripe.com/error-codes/payment-intent-authentication-failure',
			message:
				'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
			payment_method: structuredClone(method),
			type: 'invalid_request_error',
		},
		next_action: null,
		payment_method: null,
		status: 'requires_payment_method',
	})
	emit(world, 'payment_intent.payment_failed', intent)
}

function succeed(world: World, intent: Intent, attempt: Attempt, card: Card): void {
	const { method, authenticated } = attempt
	const charge = addCharge(world, intent, method, null, authenticated)
	if (intent.setup_future_usage && intent.customer && !method.customer)
		attach(world, method.id, intent.customer)
	if (intent.setup_future_usage === 'off_session') card.setUp = true
	if (!method.customer) card.spent = true
	Object.assign(intent, {
		amount_received: intent.amount,
		last_payment_error: null,
		latest_charge: charge.id,
		next_action: null,
		payment_method: method.id,
		status: 'succeeded',
	})
	emit(world, 'charge.succeeded', charge)
	emit(world, 'payment_intent.succeeded', intent)
}

export function cancel(world: World, intent: Intent, reason: string | null): void {
	change(intent, {
		canceled_at: world.now(),
		cancellation_reason: reason,
		next_action: null,
		status: 'canceled',
	})
	emit(world, 'payment_intent.canceled', intent)
}

export const unexpected = (intent: Intent, message: string) =>
	invalid(message, { code: 'payment_intent_unexpected_state', payment_intent: structuredClone(intent) })
