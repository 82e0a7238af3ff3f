import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { apiRoutes } from '#features/api.ts'
import { useHouse } from '#features/testing/house.ts'
import { studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { apiRoute, buildApi } from '#platform/http/api.ts'
import { contractBreach } from '#platform/http/api-contract.ts'
import { newId } from '#platform/ids.ts'
import { anyone } from '#platform/permission.ts'
import { ok, query, useCase } from '#platform/use-case.ts'

useHouse()

let house: TestStudio
let key: Actor
beforeAll(async () => {
	house = await studio()
	key = keyOf(house)
})

const keyOf = ({ owner }: TestStudio): Actor => ({
	...{ kind: 'key', studioId: owner.studioId, id: newId(), accountId: owner.accountId, staffId: owner.id },
	...{ role: 'owner', scopes: ['house:read', 'house:write'], name: 'key', locale: 'en', timeZone: 'UTC' },
})

/** Slow enough that equal requests really meet. */
const addGroup = useCase('house.add-group', {
	input: z.object({ name: z.string().min(1).max(60) }),
	output: z.object({ groupId: z.string(), name: z.string() }),
	may: anyone,
	async run({ db, actor }, _, { name }) {
		const groupId = newId()
		await db
			.insertInto('client_group')
			.values({ studio_id: actor.studioId as string, id: groupId, name: `${name} ${groupId}` })
			.execute()
		await new Promise((resolve) => setTimeout(resolve, 100))
		if (name === 'bug') throw new Error('a bug')
		return ok({ name, groupId })
	},
})
const groups = query('house.groups', {
	input: z.object({ limit: z.number().int().min(1).max(10).default(5) }),
	output: z.object({ names: z.array(z.string()) }),
	may: anyone,
	run: async ({ db }, _, { limit }) => {
		const rows = await db.selectFrom('client_group').select('name').limit(limit).execute()
		return { names: rows.map(({ name }) => name) }
	},
})

const routes = [
	apiRoute('post', '/groups', addGroup, { scope: 'house:write', summary: 'Add a group.', status: 201 }),
	apiRoute('get', '/groups', groups, { scope: 'house:read', summary: 'Groups.' }),
]
const api = buildApi(routes, 'test')
const call = async (method: string, path: string, { body, headers = {}, actor = key }: Sending = {}) =>
	api.fetch(
		new Request(`http://localhost/api/v1${path}`, {
			method,
			...(body === undefined ? {} : { body }),
			headers: { 'content-type': 'application/json', ...headers },
		}),
		{ actor },
	)
type Sending = { body?: string; headers?: Record<string, string>; actor?: Actor }

const count = async (studioId = house.id) =>
	(await within(studioId, (db) => db.selectFrom('client_group').select('id').execute())).length

describe('14.1 the description', () => {
	test('is valid OpenAPI 3.1, and names every operation once', async () => {
		const response = await buildApi(apiRoutes, '1.0.0').fetch(
			new Request('http://localhost/api/v1/openapi.json'),
			{
				actor: key,
			},
		)
		const document = await response.json()
		const validator = new Validator()
		const result = await validator.validate(document)
		expect(result.errors ?? []).toEqual([])
		expect(validator.version).toBe('3.1')
		const paths = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>)
		const named = paths.flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
		// Two routes at one address would be one operation: the knock says so (checks/knock/api.ts).
		const once = new Map(apiRoutes.map((route) => [`${route.method} ${route.path}`, route.operation.name]))
		expect(named.toSorted()).toEqual([...once.values()].toSorted())
		expect(() => validator.resolveRefs()).not.toThrow()
	})

	test('and an answer that says more or other than it is found', async () => {
		const [, get] = routes
		if (!get) throw new Error('no route')
		const answering = (body: unknown, status = 200) =>
			contractBreach(get, Response.json(body, { status, headers: { 'content-type': 'application/json' } }))
		expect(await answering({ names: ['a'] })).toBeNull()
		expect(await answering({ names: [1] })).toContain('200')
		expect(await answering({ names: [], secret: 1 })).toContain('more than is described')
		expect(await answering({ names: [] }, 418)).toContain('418 is not described')
	})
})

describe('I38 the same Idempotency-Key', () => {
	const headers = { 'idempotency-key': 'one' }
	const body = JSON.stringify({ name: 'once' })

	test('twenty times at once: one effect, the same bytes for all', async () => {
		const before = await count()
		const responses = await Promise.all(
			Array.from({ length: 20 }, () => call('POST', '/groups', { body, headers })),
		)
		const answers = await Promise.all(responses.map(async (each) => `${each.status} ${await each.text()}`))
		expect(new Set(answers).size).toBe(1)
		expect(answers[0]).toMatch(/^201 \{"name":"once"/)
		expect(await count()).toBe(before + 1)
		expect(responses.filter((each) => each.headers.get('idempotent-replayed')).length).toBe(19)
	})

	test('with another body is refused', async () => {
		const other = await call('POST', '/groups', { body: JSON.stringify({ name: 'other' }), headers })
		expect([other.status, (await other.json()).code]).toEqual([422, 'same_key_other_body'])
	})

	test('in another studio is another key (API-23)', async () => {
		const rival = await studio()
		const answer = await call('POST', '/groups', { body, headers, actor: keyOf(rival) })
		expect([answer.status, answer.headers.get('idempotent-replayed')]).toEqual([201, null])
		expect(await count(rival.id)).toBe(1)
	})

	test('a refusal is kept like any answer; after a bug it may be tried again', async () => {
		const invalid = { body: '{"name":""}', headers: { 'idempotency-key': 'two' } }
		const [first, second] = [await call('POST', '/groups', invalid), await call('POST', '/groups', invalid)]
		expect([first.status, second.status]).toEqual([422, 422])
		expect(await second.text()).toBe(await first.text())
		expect(second.headers.get('content-type')).toBe('application/problem+json')
		const bug = { body: '{"name":"bug"}', headers: { 'idempotency-key': 'three' } }
		const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
		for (let tries = 0; tries < 2; tries++) {
			const failed = await call('POST', '/groups', bug)
			expect([failed.status, (await failed.json()).code]).toEqual([500, 'unexpected'])
		}
		expect(logged).toHaveBeenCalledTimes(2)
		logged.mockRestore()
	})

	test('a preview is no effect, and leaves the key alone', async () => {
		const looked = await call('POST', '/groups?preview=true', {
			body,
			headers: { 'idempotency-key': 'four' },
		})
		expect([looked.status, (await looked.json()).preview]).toEqual([200, true])
		expect((await call('POST', '/groups', { body, headers: { 'idempotency-key': 'four' } })).status).toBe(201)
	})
})

describe('other ways to ask', () => {
	test('HEAD answers like GET without a body, OPTIONS says what there is, other methods are named', async () => {
		const head = await call('HEAD', '/groups')
		expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([
			200,
			'',
			'application/json',
		])
		const options = await call('OPTIONS', '/groups')
		expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, GET, HEAD, OPTIONS'])
		const patch = await call('PATCH', '/groups', { body: '{}' })
		expect([patch.status, patch.headers.get('allow')]).toEqual([405, 'POST, GET, HEAD, OPTIONS'])
		expect((await call('OPTIONS', '/elsewhere')).status).toBe(404)
	})
})
