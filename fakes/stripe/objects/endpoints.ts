import { contract } from '../contract/schema.ts'
import type { Operation } from '../operations.ts'
import { listOf } from '../wire/lists.ts'
import { invalid } from '../wire/refusal.ts'
import { random, type Thing } from '../world.ts'
import { change, mergeMetadata } from './events.ts'

/** Where events are sent. The secret is shown once; several at a time are a rotation's (see the knobs). */
export type Endpoint = Thing & { url: string; enabled_events: string[]; status: 'enabled' | 'disabled' }

export const endpointOperations: Record<string, Operation> = {
	'POST /v1/webhook_endpoints': (world, { expand: _, metadata, ...params }) => {
		if (!/^https?:\/\//.test(String(params.url)))
			throw invalid('Invalid URL: An explicit scheme (such as https) must be provided.', { param: 'url' })
		const secret = `whsec_${random(32)}`
		const endpoint = world.add<Endpoint>({
			object: 'webhook_endpoint',
			...{
				api_version: contract.version,
				application: null,
				description: null,
				livemode: false,
				status: 'enabled',
			},
			...params,
			metadata: mergeMetadata({}, metadata ?? {}),
		})
		world.secrets.set(endpoint.id, [secret])
		return { ...endpoint, secret }
	},
	'GET /v1/webhook_endpoints': (world, params) =>
		listOf(world, '/v1/webhook_endpoints', 'webhook_endpoint', params, () => true),
	'GET /v1/webhook_endpoints/{}': (world, _params, id) => world.get('webhook_endpoint', id),
	'POST /v1/webhook_endpoints/{}': (world, { expand: _, disabled, metadata, ...params }, id) => {
		const endpoint = world.get<Endpoint>('webhook_endpoint', id)
		change(endpoint, {
			...params,
			...(disabled !== undefined && { status: disabled ? 'disabled' : 'enabled' }),
			...(metadata !== undefined && { metadata: mergeMetadata(endpoint.metadata, metadata) }),
		})
		return endpoint
	},
	'DELETE /v1/webhook_endpoints/{}': (world, _params, id = '') => {
		world.get('webhook_endpoint', id)
		world.all('webhook_endpoint').delete(id)
		return { id, object: 'webhook_endpoint', deleted: true }
	},
}
