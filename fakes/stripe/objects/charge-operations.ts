import type { Operation } from '../operations.ts'
import { listOf, searchOf } from '../wire/lists.ts'
import type { Params } from '../wire/read.ts'
import type { Thing } from '../world.ts'
import { answerDispute, closeDispute } from './disputes.ts'
import { change, emit, mergeMetadata } from './events.ts'
import { type Refund, refund } from './refunds.ts'

/** Whether a thing has what a list was narrowed to. */
const matches =
	(params: Params, ...names: string[]) =>
	(thing: Thing) =>
		names.every((name) => params[name] === undefined || thing[name] === params[name])

/** Money that came and went: charges, refunds, disputes, balance, and the events of it all. */
export const chargeOperations: Record<string, Operation> = {
	'GET /v1/charges': (world, params) =>
		listOf(world, '/v1/charges', 'charge', params, matches(params, 'customer', 'payment_intent')),
	'GET /v1/charges/search': (world, params) => searchOf(world, '/v1/charges/search', 'charge', params),
	'GET /v1/charges/{}': (world, _params, id) => world.get('charge', id),

	'POST /v1/refunds': refund,
	'GET /v1/refunds': (world, params) =>
		listOf(world, '/v1/refunds', 'refund', params, matches(params, 'charge', 'payment_intent')),
	'GET /v1/refunds/{}': (world, _params, id) => world.get('refund', id),
	'POST /v1/refunds/{}': (world, params, id) => {
		const made = world.get<Refund>('refund', id)
		const before = change(made, { metadata: mergeMetadata(made.metadata, params.metadata ?? {}) })
		emit(world, 'refund.updated', made, before)
		return made
	},

	'GET /v1/disputes': (world, params) =>
		listOf(world, '/v1/disputes', 'dispute', params, matches(params, 'charge', 'payment_intent')),
	'GET /v1/disputes/{}': (world, _params, id) => world.get('dispute', id),
	'POST /v1/disputes/{}': (world, params, id) => {
		const { uncategorized_text } = (params.evidence ?? {}) as { uncategorized_text?: string }
		return answerDispute(world, world.get('dispute', id), uncategorized_text, params.submit !== false)
	},
	'POST /v1/disputes/{}/close': (world, _params, id) => closeDispute(world, world.get('dispute', id), 'lost'),

	'GET /v1/balance_transactions': (world, params) =>
		listOf(
			world,
			'/v1/balance_transactions',
			'balance_transaction',
			params,
			matches(params, 'type', 'source', 'currency'),
		),
	'GET /v1/balance_transactions/{}': (world, _params, id) => world.get('balance_transaction', id),

	'GET /v1/events': (world, params) =>
		listOf(world, '/v1/events', 'event', params, ({ type, pending_webhooks }) => {
			const { types } = params as { types?: string[] }
			const wanted = params.type === undefined || fitsType(String(params.type), String(type))
			const delivered =
				params.delivery_success === undefined || (pending_webhooks === 0) === params.delivery_success
			return wanted && delivered && (types === undefined || types.includes(String(type)))
		}),
	'GET /v1/events/{}': (world, _params, id) => world.get('event', id),
}

/** `charge.*` and the like. */
const fitsType = (wanted: string, type: string) =>
	wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : wanted === type
