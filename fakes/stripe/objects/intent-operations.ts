import { checkAmount } from '../money.ts'
import type { Operation } from '../operations.ts'
import { listOf, searchOf } from '../wire/lists.ts'
import type { Params } from '../wire/read.ts'
import { invalid } from '../wire/refusal.ts'
import type { World } from '../world.ts'
import { customerOf } from './customers.ts'
import { change, mergeMetadata } from './events.ts'
import { addIntent, cancel, confirm, type Intent, unexpected } from './intents.ts'
import { methodOf } from './methods.ts'
import { checkCards, checkNotOfCheckout } from './together.ts'

const onlyWithConfirm = ['off_session', 'return_url', 'error_on_requires_action']

function create(world: World, params: Params): object {
	const currency = String(params.currency).toLowerCase()
	checkAmount(Number(params.amount), currency)
	checkCards(params)
	for (const name of onlyWithConfirm)
		if (params[name] !== undefined && params.confirm !== true)
			throw invalid(`You can only set \`${name}\` when \`confirm\` is true.`, { param: name })
	const customer = params.customer ? customerOf(world, params.customer).id : null
	const method = params.payment_method ? methodOf(world, params.payment_method) : null
	const intent = addIntent(world, {
		...kept(params),
		amount: params.amount,
		currency,
		customer,
		payment_method: method?.id ?? null,
		metadata: mergeMetadata({}, params.metadata ?? {}),
		automatic_payment_methods: automatic(params),
		allowed_payment_method_types: params.allowed_payment_method_types ?? null,
	})
	if (params.confirm) confirmBy(world, intent, params)
	return intent
}

const automatic = (params: Params) =>
	params.allowed_payment_method_types
		? null
		: { allow_redirects: 'always', enabled: true, ...(params.automatic_payment_methods as object) }

/** What goes onto the intent as it was said. */
function kept(params: Params): Record<string, unknown> {
	const names = ['description', 'receipt_email', 'setup_future_usage', 'statement_descriptor_suffix']
	const said = names.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name] || null]]))
	const options = (params.payment_method_options as { card?: object } | undefined)?.card
	return {
		...Object.fromEntries(said),
		...(options && { payment_method_options: { card: { request_three_d_secure: 'automatic', ...options } } }),
	}
}

function confirmBy(world: World, intent: Intent, params: Params): void {
	Object.assign(intent, kept(params))
	const id = params.payment_method ?? intent.payment_method
	if (!id)
		throw unexpected(
			intent,
			"You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
		)
	const redirects = intent.automatic_payment_methods as { allow_redirects?: string } | null
	if (redirects?.allow_redirects === 'always' && !params.return_url)
		throw invalid(
			"This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
			{ param: 'return_url' },
		)
	// What was made on creation is not made again.
	const method = methodOf(world, params.confirm ? intent.payment_method : id)
	confirm(world, intent, {
		method,
		offSession: Boolean(params.off_session),
		returnUrl: params.return_url ? String(params.return_url) : null,
		noAction: params.error_on_requires_action === true,
	})
}

function update(world: World, params: Params, id: string): object {
	const intent = world.get<Intent>('payment_intent', id)
	if (['succeeded', 'canceled', 'processing'].includes(intent.status) && params.amount !== undefined)
		throw unexpected(
			intent,
			`This PaymentIntent's amount could not be updated because it has a status of ${intent.status}.`,
		)
	const { amount = intent.amount, metadata } = params
	const currency = String(params.currency ?? intent.currency).toLowerCase()
	checkAmount(Number(amount), currency)
	const method = params.payment_method ? methodOf(world, params.payment_method).id : intent.payment_method
	change(intent, {
		...kept(params),
		...{ amount, currency, payment_method: method },
		...(params.customer !== undefined && { customer: customerOf(world, params.customer).id }),
		...(metadata !== undefined && { metadata: mergeMetadata(intent.metadata, metadata) }),
		...(method && intent.status === 'requires_payment_method' && { status: 'requires_confirmation' }),
	})
	return intent
}

function cancelBy(world: World, params: Params, id: string): object {
	const intent = world.get<Intent>('payment_intent', id)
	checkNotOfCheckout(world, id, 'cancel')
	if (['succeeded', 'canceled'].includes(intent.status))
		throw unexpected(
			intent,
			`You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
		)
	cancel(world, intent, params.cancellation_reason ? String(params.cancellation_reason) : null)
	return intent
}

export const intentOperations: Record<string, Operation> = {
	'POST /v1/payment_intents': create,
	'GET /v1/payment_intents': (world, params) =>
		listOf(
			world,
			'/v1/payment_intents',
			'payment_intent',
			params,
			({ customer }) => params.customer === undefined || customer === params.customer,
		),
	'GET /v1/payment_intents/search': (world, params) =>
		searchOf(world, '/v1/payment_intents/search', 'payment_intent', params),
	'GET /v1/payment_intents/{}': (world, _params, id) => world.get('payment_intent', id),
	'POST /v1/payment_intents/{}': (world, params, id = '') => update(world, params, id),
	'POST /v1/payment_intents/{}/confirm': (world, params, id = '') => {
		const intent = world.get<Intent>('payment_intent', id)
		checkNotOfCheckout(world, id, 'confirm')
		confirmBy(world, intent, params)
		return intent
	},
	'POST /v1/payment_intents/{}/cancel': (world, params, id = '') => cancelBy(world, params, id),
}
