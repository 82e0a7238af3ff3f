import { makeApiKey } from '#features/accounts/use-cases/make-api-key.ts'
import { whoIs } from '#features/accounts/who.ts'
import { answerApi } from '#features/web-api.ts'
import { must } from '#platform/perform.ts'
import { as, studio } from './studio.ts'

export type Call = { method?: string; body?: unknown; once?: string }

/** One request over HTTP, from the key in the header to the answer: what hooks and route do. */
export async function call(
	key: string,
	path: string,
	{ method = 'GET', body, once }: Call = {},
): Promise<Response> {
	const headers = new Headers({ authorization: `Bearer ${key}`, 'content-type': 'application/json' })
	if (once) headers.set('idempotency-key', once)
	const request = new Request(`http://touchline.test/api/v1${path}`, {
		...{ method, headers },
		...(body ? { body: JSON.stringify(body) } : {}),
	})
	return answerApi(request, await whoIs(headers, null, 'en'))
}

/** A new studio whose owner has a key for clients. */
export async function withKey() {
	const house = await studio()
	const scopes = ['clients:read' as const, 'clients:write' as const]
	const made = must(await as(house.owner).do(makeApiKey, { name: 'Sync', scopes }))
	return { ...house, ...made }
}
