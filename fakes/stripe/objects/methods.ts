import { type Card, cardNamed } from '../cards.ts'
import type { Operation } from '../operations.ts'
import { type List, listOf } from '../wire/lists.ts'
import type { Params } from '../wire/read.ts'
import { invalid, noSuch, Refusal } from '../wire/refusal.ts'
import type { Thing, World } from '../world.ts'
import { customerOf } from './customers.ts'
import { change, emit, mergeMetadata } from './events.ts'

export type Method = Thing & { customer: string | null; allow_redisplay: string }

/** A card as a payment method, not yet anybody's. */
export function addMethod(world: World, card: Card, more: Record<string, unknown> = {}): Method {
	const method = world.add<Method>({
		object: 'payment_method',
		allow_redisplay: 'unspecified',
		billing_details: {
			address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
			...{ email: null, name: null, phone: null, tax_id: null },
		},
		card: shownCard(card),
		customer: null,
		customer_account: null,
		livemode: false,
		metadata: {},
		type: 'card',
		...more,
	})
	world.cards.set(method.id, card)
	return method
}

const shownCard = ({
	brand,
	last4,
	funding,
	country,
	fingerprint,
	exp_month,
	exp_year,
	authenticate,
}: Card) => ({
	...{ brand, country, display_brand: brand, exp_month, exp_year, fingerprint, funding, last4 },
	checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
	generated_from: null,
	networks: { available: [brand], preferred: null },
	regulated_status: 'unregulated',
	three_d_secure_usage: { supported: authenticate !== undefined || brand === 'visa' },
	wallet: null,
})

/** A payment method by its id; pm_card_… makes a new one each time, as at Stripe. */
export function methodOf(world: World, id: unknown, param = 'payment_method'): Method {
	const name = String(id)
	if (!name.startsWith('pm_card_')) return world.get<Method>('payment_method', name, param)
	const card = cardNamed(name)
	if (!card) throw noSuch('payment_method', name, param)
	return addMethod(world, card)
}

export const cardOf = (world: World, { id }: Method): Card => {
	const card = world.cards.get(id)
	if (!card) throw new Error(`${id} has no card`)
	return card
}

export function attach(world: World, id: string, customer: string, param = 'payment_method'): Method {
	customerOf(world, customer)
	const method = methodOf(world, id, param)
	const card = cardOf(world, method)
	if (method.customer === customer) return method
	if (method.customer)
		throw invalid('The payment method you provided has already been attached to a customer.', {
			param: 'payment_method',
		})
	if (card.spent) throw spent()
	if (card.decline && !card.attaches) {
		const { code, decline_code, message } = card.decline
		throw new Refusal(402, 'card_error', message, { code, ...(code === 'card_declined' && { decline_code }) })
	}
	method.customer = customer
	emit(world, 'payment_method.attached', method)
	return method
}

export const spent = () =>
	invalid(
		'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
		{ param: 'payment_method' },
	)

function detach(world: World, id: string): Method {
	const method = methodOf(world, id, 'id')
	if (!method.customer)
		throw invalid(
			'The payment method you provided is not attached to a customer so detachment is impossible.',
		)
	cardOf(world, method).spent = true
	const before = change(method, { customer: null })
	emit(world, 'payment_method.detached', method, before)
	return method
}

const methodsOf = (world: World, customer: string) =>
	[...world.all('payment_method').values()].filter((each) => each.customer === customer) as Method[]

export function detachAll(world: World, customer: string): void {
	for (const { id } of methodsOf(world, customer)) detach(world, id)
}

function update(world: World, params: Params, id = ''): object {
	const method = methodOf(world, id, 'id')
	if (!method.customer)
		throw invalid('You must save this PaymentMethod to a customer before you can update it.')
	const { card: typed, metadata, billing_details, expand: _, ...rest } = params
	const card = Object.assign(cardOf(world, method), typed)
	const before = change(method, {
		...rest,
		card: shownCard(card),
		...(billing_details !== undefined && {
			billing_details: { ...(method.billing_details as object), ...(billing_details as object) },
		}),
		...(metadata !== undefined && { metadata: mergeMetadata(method.metadata, metadata) }),
	})
	emit(world, 'payment_method.updated', method, before)
	return method
}

/** The bank has sent its holder a new card, and the network told Stripe (case 33). */
export function renewCard(world: World, id: string, exp_month: number, exp_year: number): void {
	const method = methodOf(world, id)
	const card = Object.assign(cardOf(world, method), { exp_month, exp_year })
	const before = change(method, { card: shownCard(card) })
	emit(world, 'payment_method.automatically_updated', method, before)
}

function listFor(world: World, params: Params, customer: string, url: string): List {
	customerOf(world, customer)
	return listOf(
		world,
		url,
		'payment_method',
		params,
		(each) =>
			each.customer === customer &&
			(params.type === undefined || params.type === each.type) &&
			(params.allow_redisplay === undefined || params.allow_redisplay === each.allow_redisplay),
	)
}

export const methodOperations: Record<string, Operation> = {
	'GET /v1/payment_methods': (world, params) =>
		params.customer === undefined
			? listOf(world, '/v1/payment_methods', 'payment_method', params, () => false)
			: listFor(world, params, String(params.customer), '/v1/payment_methods'),
	'GET /v1/payment_methods/{}': (world, _params, id) => methodOf(world, id, 'id'),
	'POST /v1/payment_methods/{}': update,
	'POST /v1/payment_methods/{}/attach': (world, params, id = '') => {
		if (!params.customer)
			throw invalid('Missing required param: customer.', { code: 'parameter_missing', param: 'customer' })
		return attach(world, id, String(params.customer), 'id')
	},
	'POST /v1/payment_methods/{}/detach': (world, _params, id = '') => detach(world, id),
	'GET /v1/customers/{}/payment_methods': (world, params, id = '') =>
		listFor(world, params, id, `/v1/customers/${id}/payment_methods`),
	'GET /v1/customers/{}/payment_methods/{}': (world, _params, id, method) => {
		const found = methodOf(world, method, 'id')
		if (found.customer !== id) throw noSuch('payment_method', String(method))
		return found
	},
}
