import type { Operation } from '../operations.ts'
import { lineItemsOf } from '../wire/expand.ts'
import { listOf } from '../wire/lists.ts'
import type { Params } from '../wire/read.ts'
import { invalid } from '../wire/refusal.ts'
import type { World } from '../world.ts'
import { customerOf } from './customers.ts'
import { mergeMetadata } from './events.ts'
import { keepLines, type Line, totalOf } from './lines.ts'
import { expire, type IntentData, type Session } from './sessions.ts'
import { addSetup } from './setups.ts'
import { checkCards } from './together.ts'

function create(world: World, params: Params): object {
	const mode = params.mode as Session['mode'] | 'subscription' | undefined
	if (mode !== 'payment' && mode !== 'setup')
		throw invalid('Missing required param: mode. The fake plays payment and setup.', {
			code: 'parameter_missing',
			param: 'mode',
		})
	if (params.ui_mode && params.ui_mode !== 'hosted_page')
		throw invalid('The fake plays the hosted page only.', { param: 'ui_mode' })
	if (!params.success_url)
		throw invalid('Missing required param: success_url.', { code: 'parameter_missing', param: 'success_url' })
	for (const name of ['success_url', 'cancel_url']) checkUrl(params[name], name)
	const customer = params.customer ? customerOf(world, params.customer).id : null
	checkTogether(params, customer)
	checkCards(params)
	const lines = (params.line_items ?? []) as Line[]
	const { amount, currency } =
		mode === 'payment' ? totalOf(lines) : { amount: null, currency: currencyOfSetup(params) }
	const session = world.add<Session>({
		...shownAlways,
		...said(params),
		...{ mode, customer, currency, amount_total: amount, amount_subtotal: amount },
		expires_at: expiryOf(world, params.expires_at as number | undefined),
		metadata: mergeMetadata({}, params.metadata ?? {}),
		payment_status: mode === 'payment' ? 'unpaid' : 'no_payment_required',
		payment_method_collection: mode === 'payment' ? 'if_required' : null,
		customer_creation: !customer && mode === 'payment' ? 'if_required' : null,
		total_details: amount === null ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
	})
	session.url = `${world.url}/checkout/${session.id}`
	keepLines(world, session, lines)
	world.intentData.set(session.id, intentDataOf(params))
	if (mode === 'setup')
		session.setup_intent = addSetup(world, { customer, ...(params.setup_intent_data as object) }).id
	world.later(session.expires_at - world.now(), () => expire(world, session))
	return session
}

const shownAlways = {
	object: 'checkout.session',
	...{ adaptive_pricing: { enabled: false }, after_expiration: null, allow_promotion_codes: null },
	...{
		allowed_payment_method_types: null,
		automatic_tax: { enabled: false, liability: null, provider: null, status: null },
	},
	...{ billing_address_collection: null, cancel_url: null, client_reference_id: null, client_secret: null },
	...{ collected_information: null, consent: null, consent_collection: null, currency_conversion: null },
	custom_fields: [],
	custom_text: {
		after_submit: null,
		shipping_address: null,
		submit: null,
		terms_of_service_acceptance: null,
	},
	...{ customer_account: null, customer_details: null, customer_email: null, discounts: [] },
	...{ integration_identifier: null, invoice: null, invoice_creation: null, livemode: false, locale: null },
	...{ managed_payments: null, origin_context: null, payment_intent: null, payment_link: null },
	...{
		payment_method_configuration_details: null,
		payment_method_options: {},
		payment_method_types: ['card'],
	},
	...{ permissions: null, recovered_from: null, saved_payment_method_options: null, setup_intent: null },
	...{ shipping_address_collection: null, shipping_cost: null, shipping_options: [], status: 'open' },
	...{ submit_type: null, subscription: null, ui_mode: 'hosted_page', wallet_options: null },
}

/** What the session shows as it was said. */
function said(params: Params): Record<string, unknown> {
	const names = [
		...['success_url', 'cancel_url', 'client_reference_id', 'customer_email', 'locale', 'submit_type'],
		...['allowed_payment_method_types', 'payment_method_options'],
	]
	const saved = params.saved_payment_method_options
	return {
		...Object.fromEntries(
			names.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])),
		),
		...(saved !== undefined && {
			saved_payment_method_options: {
				...{ allow_redisplay_filters: ['always'], payment_method_remove: null, payment_method_save: null },
				...(saved as object),
			},
		}),
	}
}

function checkTogether(params: Params, customer: string | null): void {
	const { mode } = params
	if (customer && params.customer_email)
		throw invalid('You may only specify one of these parameters: customer, customer_email.')
	if (params.saved_payment_method_options && !customer)
		throw invalid('`saved_payment_method_options` can only be used with a `customer`.', {
			param: 'saved_payment_method_options',
		})
	if (params.payment_intent_data && mode !== 'payment')
		throw invalid('You can not pass `payment_intent_data` in `setup` mode.', { param: 'payment_intent_data' })
	if (params.setup_intent_data && mode !== 'setup')
		throw invalid('You can only pass `setup_intent_data` in `setup` mode.', { param: 'setup_intent_data' })
	if (params.line_items && mode === 'setup')
		throw invalid('You can not pass `line_items` in `setup` mode.', { param: 'line_items' })
	if (String(params.client_reference_id ?? '').length > 200)
		throw invalid('Invalid string: client_reference_id must be at most 200 characters', {
			param: 'client_reference_id',
		})
}

function checkUrl(url: unknown, param: string): void {
	if (url !== undefined && !URL.canParse(String(url)))
		throw invalid('Not a valid URL', { code: 'url_invalid', param })
}

function currencyOfSetup(params: Params): string | null {
	if (!params.currency && !params.allowed_payment_method_types)
		throw invalid('Missing required param: currency.', { code: 'parameter_missing', param: 'currency' })
	return params.currency ? String(params.currency).toLowerCase() : null
}

function expiryOf(world: World, asked: number | undefined): number {
	const now = world.now()
	if (asked === undefined) return now + 86_400
	if (asked < now + 1800)
		throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
			param: 'expires_at',
		})
	if (asked > now + 86_400)
		throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
			param: 'expires_at',
		})
	return asked
}

function intentDataOf(params: Params): IntentData {
	const card = (params.payment_method_options as { card?: { setup_future_usage?: string } } | undefined)?.card
	return {
		...(card?.setup_future_usage && { setup_future_usage: card.setup_future_usage }),
		...(params.payment_intent_data as IntentData | undefined),
	}
}

export const checkoutOperations: Record<string, Operation> = {
	'POST /v1/checkout/sessions': create,
	'GET /v1/checkout/sessions': (world, params) =>
		listOf(world, '/v1/checkout/sessions', 'checkout.session', params, (session) =>
			['customer', 'payment_intent', 'status'].every(
				(name) => params[name] === undefined || session[name] === params[name],
			),
		),
	'GET /v1/checkout/sessions/{}': (world, _params, id) => world.get('checkout.session', id),
	'POST /v1/checkout/sessions/{}': (world, params, id) => {
		const session = world.get<Session>('checkout.session', id)
		session.metadata = mergeMetadata(session.metadata, params.metadata ?? {})
		return session
	},
	'POST /v1/checkout/sessions/{}/expire': (world, _params, id) => {
		const session = world.get<Session>('checkout.session', id)
		if (session.status !== 'open')
			throw invalid(
				`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
			)
		expire(world, session)
		return session
	},
	'GET /v1/checkout/sessions/{}/line_items': (world, _params, id) =>
		lineItemsOf(world, world.get('checkout.session', id)),
}
