import type { Operation } from '../operations.ts'
import { listOf } from '../wire/lists.ts'
import type { Params } from '../wire/read.ts'
import { invalid, Refusal } from '../wire/refusal.ts'
import { random, type Thing, type World } from '../world.ts'
import { customerOf } from './customers.ts'
import { emit, mergeMetadata } from './events.ts'
import { declineOf } from './intents.ts'
import { attach, cardOf, type Method, methodOf } from './methods.ts'
import { checkCards, checkNotOfCheckout } from './together.ts'

export type Setup = Thing & {
	customer: string | null
	payment_method: string | null
	status: string
	usage: string
}

export function addSetup(world: World, given: Record<string, unknown>): Setup {
	const id = `seti_${random(24)}`
	const setup = world.add<Setup>({
		object: 'setup_intent',
		...{ allowed_payment_method_types: null, application: null, automatic_payment_methods: null },
		...{ cancellation_reason: null, client_secret: `${id}_secret_${random(25)}`, customer: null },
		...{
			customer_account: null,
			description: null,
			excluded_payment_method_types: null,
			last_setup_error: null,
		},
		...{ latest_attempt: null, livemode: false, mandate: null, metadata: {}, next_action: null },
		...{ on_behalf_of: null, payment_method: null, payment_method_configuration_details: null },
		...{ payment_method_options: { card: { request_three_d_secure: 'automatic' } } },
		...{ payment_method_types: ['card'], single_use_mandate: null, usage: 'off_session' },
		...given,
		id,
		status: given.payment_method ? 'requires_confirmation' : 'requires_payment_method',
	})
	emit(world, 'setup_intent.created', setup)
	return setup
}

/** Proves a card and keeps it for later, without taking anything. */
export function confirmSetup(
	world: World,
	setup: Setup,
	{
		method,
		authenticated = false,
		returnUrl,
	}: { method: Method; authenticated?: boolean; returnUrl: string | null },
): void {
	if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(setup.status))
		throw invalid(`You cannot confirm this SetupIntent because it has a status of ${setup.status}.`, {
			code: 'setup_intent_unexpected_state',
			setup_intent: structuredClone(setup),
		})
	const card = cardOf(world, method)
	if (!authenticated && card.authenticate && card.authenticate !== 'on request') {
		askHolder(world, setup, method, returnUrl)
		return
	}
	const decline = declineOf(world, card)
	if (decline && !card.attaches) throw failSetup(world, setup, method, decline)
	card.setUp = setup.usage === 'off_session'
	if (setup.customer && !method.customer) attach(world, method.id, setup.customer)
	Object.assign(setup, {
		next_action: null,
		last_setup_error: null,
		payment_method: method.id,
		status: 'succeeded',
	})
	emit(world, 'setup_intent.succeeded', setup)
}

function askHolder(world: World, setup: Setup, method: Method, return_url: string | null): void {
	const url = `${world.url}/bank/${setup.id}/${random(12)}`
	setup.payment_method = method.id
	setup.status = 'requires_action'
	setup.next_action = return_url
		? { type: 'redirect_to_url', redirect_to_url: { return_url, url } }
		: { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } }
	emit(world, 'setup_intent.requires_action', setup)
}

function failSetup(
	world: World,
	setup: Setup,
	method: Method,
	{ code, decline_code, message }: { code: string; decline_code: string; message: string },
): Refusal {
	const shown = { code, ...(code === 'card_declined' && { decline_code }) }
	Object.assign(setup, {
		last_setup_error: { ...shown, message, payment_method: structuredClone(method), type: 'card_error' },
		next_action: null,
		payment_method: null,
		status: 'requires_payment_method',
	})
	emit(world, 'setup_intent.setup_failed', setup)
	return new Refusal(402, 'card_error', message, { ...shown, setup_intent: structuredClone(setup) })
}

export function failSetupAuthentication(world: World, setup: Setup): void {
	const method = methodOf(world, setup.payment_method)
	Object.assign(setup, {
		last_setup_error: {
			code: 'setup_intent_authentication_failure',
			message:
				'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
			payment_method: structuredClone(method),
			type: 'invalid_request_error',
		},
		next_action: null,
		payment_method: null,
		status: 'requires_payment_method',
	})
	emit(world, 'setup_intent.setup_failed', setup)
}

function create(world: World, params: Params): object {
	const { confirm, return_url, metadata, expand: _, ...rest } = params
	checkCards(params)
	if (return_url !== undefined && !confirm)
		throw invalid('You can only set `return_url` when `confirm` is true.', { param: 'return_url' })
	const method = params.payment_method ? methodOf(world, params.payment_method) : null
	const setup = addSetup(world, {
		...rest,
		customer: params.customer ? customerOf(world, params.customer).id : null,
		payment_method: method?.id ?? null,
		metadata: mergeMetadata({}, metadata ?? {}),
	})
	if (confirm) confirmBy(world, setup, { return_url })
	return setup
}

function confirmBy(world: World, setup: Setup, params: Params): void {
	const id = params.payment_method ?? setup.payment_method
	if (!id)
		throw invalid("You cannot confirm this SetupIntent because it's missing a payment method.", {
			code: 'setup_intent_unexpected_state',
		})
	confirmSetup(world, setup, {
		method: methodOf(world, id),
		returnUrl: params.return_url ? String(params.return_url) : null,
	})
}

export const setupOperations: Record<string, Operation> = {
	'POST /v1/setup_intents': create,
	'GET /v1/setup_intents': (world, params) =>
		listOf(
			world,
			'/v1/setup_intents',
			'setup_intent',
			params,
			({ customer, payment_method }) =>
				(params.customer === undefined || customer === params.customer) &&
				(params.payment_method === undefined || payment_method === params.payment_method),
		),
	'GET /v1/setup_intents/{}': (world, _params, id) => world.get('setup_intent', id),
	'POST /v1/setup_intents/{}/confirm': (world, params, id) => {
		const setup = world.get<Setup>('setup_intent', id)
		checkNotOfCheckout(world, setup.id, 'confirm')
		confirmBy(world, setup, params)
		return setup
	},
	'POST /v1/setup_intents/{}/cancel': (world, params, id) => {
		const setup = world.get<Setup>('setup_intent', id)
		checkNotOfCheckout(world, setup.id, 'cancel')
		if (['succeeded', 'canceled'].includes(setup.status))
			throw invalid(`You cannot cancel this SetupIntent because it has a status of ${setup.status}.`, {
				code: 'setup_intent_unexpected_state',
			})
		Object.assign(setup, { cancellation_reason: params.cancellation_reason ?? null, status: 'canceled' })
		emit(world, 'setup_intent.canceled', setup)
		return setup
	},
}
