import type { Operation } from '../operations.ts'
import { listOf, searchOf } from '../wire/lists.ts'
import type { Params } from '../wire/read.ts'
import { noSuch } from '../wire/refusal.ts'
import { random, type Thing, type World } from '../world.ts'
import { change, emit, mergeMetadata } from './events.ts'
import { attach, detachAll } from './methods.ts'

/** A customer who can still be charged. */
export function customerOf(world: World, id: unknown, param = 'customer'): Thing {
	const customer = world.get<Thing>('customer', id, param)
	if (customer.deleted) throw noSuch('customer', String(id), param)
	return customer
}

function create(world: World, params: Params): object {
	const { payment_method, metadata, invoice_settings, expand: _, ...rest } = params
	const customer = world.add({
		object: 'customer',
		...{
			address: null,
			balance: 0,
			currency: null,
			default_source: null,
			delinquent: false,
			description: null,
		},
		...{ discount: null, email: null, invoice_prefix: random(8).toUpperCase(), livemode: false, name: null },
		...{ next_invoice_sequence: 1, phone: null, preferred_locales: [], shipping: null, tax_exempt: 'none' },
		...{ test_clock: null, business_name: null, individual_name: null, customer_account: null },
		...rest,
		invoice_settings: {
			...{ custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
			...(invoice_settings as object),
		},
		metadata: mergeMetadata({}, metadata ?? {}),
	})
	emit(world, 'customer.created', customer)
	if (payment_method) attach(world, String(payment_method), customer.id)
	return customer
}

function update(world: World, params: Params, id = ''): object {
	const customer = customerOf(world, id, 'id')
	const { payment_method, metadata, invoice_settings, expand: _, ...rest } = params
	const before = change(customer, {
		...rest,
		...(metadata !== undefined && { metadata: mergeMetadata(customer.metadata, metadata) }),
		...(invoice_settings !== undefined && {
			invoice_settings: { ...(customer.invoice_settings as object), ...(invoice_settings as object) },
		}),
	})
	if (payment_method) attach(world, String(payment_method), id)
	emit(world, 'customer.updated', customer, before)
	return customer
}

function remove(world: World, _params: Params, id = ''): object {
	const customer = customerOf(world, id, 'id')
	detachAll(world, id)
	emit(world, 'customer.deleted', customer)
	const gone = { id, object: 'customer', deleted: true, created: customer.created }
	world.all('customer').set(id, gone)
	return { id, object: 'customer', deleted: true }
}

function retrieve(world: World, _params: Params, id = ''): object {
	const customer = world.get<Thing>('customer', id)
	return customer.deleted ? { id, object: 'customer', deleted: true } : customer
}

export const customerOperations: Record<string, Operation> = {
	'POST /v1/customers': create,
	'GET /v1/customers': (world, params) =>
		listOf(
			world,
			'/v1/customers',
			'customer',
			params,
			({ deleted, email }) => !deleted && (params.email === undefined || email === params.email),
		),
	'GET /v1/customers/search': (world, params) => searchOf(world, '/v1/customers/search', 'customer', params),
	'GET /v1/customers/{}': retrieve,
	'POST /v1/customers/{}': update,
	'DELETE /v1/customers/{}': remove,
}
