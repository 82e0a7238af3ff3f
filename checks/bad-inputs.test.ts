import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiRoutes } from '#features/api.ts'
import { useHouse } from '#features/testing/house.ts'
import type { Actor } from '#platform/actor.ts'
import { keepFilesIn } from '#platform/files/storage.ts'
import { cases } from './bad-inputs/cases.ts'
import type { Case, Reply, Sent, Stage } from './bad-inputs/run.ts'
import { openStage } from './bad-inputs/stage.ts'
import { closeState, stateNow } from './bad-inputs/state.ts'
import { waiting } from './bad-inputs/waiting.ts'
import catalogue from './bad-inputs.json' with { type: 'json' }
import { keyOf } from './knock/expect.ts'
import { buildWorld } from './knock/world.ts'

useHouse()

const all = catalogue.cases as unknown as Case[]
const applying = all.filter(({ id }) => id in cases)
let opened: Awaited<ReturnType<typeof openStage>>
let stage: Stage
let replies: Reply[] = []
const folder = mkdtempSync(join(tmpdir(), 'touchline-bad-inputs-'))

beforeAll(async () => {
	keepFilesIn(folder)
	const [a, b] = [await buildWorld('mark4711alpha'), await buildWorld('mark4711beta')]
	const scopes = [...new Set(apiRoutes.map(({ scope }) => scope))]
	const actors: Record<string, Actor> = {
		...{
			owner: a.owner,
			key: keyOf(a, scopes),
			client: a.client,
			otherClient: a.otherClient,
			otherCoach: a.otherCoach,
		},
		...{ rivalOwner: b.owner, rivalKey: keyOf(b, scopes) },
	}
	opened = await openStage(actors)
	stage = { a, b, port: opened.port, send, form, api }
}, 60_000)
afterAll(async () => {
	await closeState()
	await opened.close()
	keepFilesIn(null)
	rmSync(folder, { recursive: true })
})

async function send(path: string, { as = '', headers = {}, body, method }: Sent = {}): Promise<Reply> {
	const start = performance.now()
	const response = await fetch(`${opened.url}${path}`, {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		headers: { ...headers, 'x-stage-actor': as },
		redirect: 'manual',
		...(body === undefined ? {} : { body }),
	})
	const text = await response.text()
	const reply = {
		status: response.status,
		body: text,
		headers: response.headers,
		ms: performance.now() - start,
	}
	replies.push(reply)
	return reply
}
const form: Stage['form'] = (useCase, fields, sent = {}) => {
	const body = new FormData()
	for (const [name, value] of fields) body.append(name, value)
	return send(`/does/${useCase}`, { as: 'owner', body, method: 'POST', ...sent })
}
const api: Stage['api'] = (method, path, sent = {}) =>
	send(`/api/v1${path}`, {
		...{ as: 'key', method, ...sent },
		headers: { ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }), ...sent.headers },
	})

/** The values a case sends, from what its generator says. */
function valuesOf({ input }: Case): string[] {
	const { value, gen, args = {} } = input
	if (Array.isArray(value)) return value.map(String)
	if (value !== undefined) return [String(value)]
	if (gen === 'repeat') return [(args.s ?? '').repeat(args.n ?? 0)]
	if (gen === 'array') return [JSON.stringify(Array.from({ length: args.n ?? 0 }, () => 'x'))]
	if (gen === 'json_bytes') return [JSON.stringify({ title: 'x'.repeat((args.mb ?? 0) * 1024 * 1024) })]
	return []
}

/** What no answer to anything may show. */
const secrets =
	/\bat \S+ \(|\.(ts|js|svelte):\d+|node_modules|\/src\/|violates|syntax error|\bselect\b.+\bfrom\b|insert into|pg_|SQLSTATE|ECONN|postgres(ql)?:\/\//i

function judge({ status, body, ms }: Reply): void {
	expect(status).toBeLessThan(500)
	expect(ms).toBeLessThan(2000)
	expect(body).not.toMatch(secrets)
}

test('every case of the catalogue is run, or says what it waits for, and not both', () => {
	const missing = all.filter(({ id }) => !(id in cases) && !(id in waiting)).map(({ id }) => id)
	expect(missing, 'give them a run in bad-inputs/cases.ts, or a reason in waiting.ts').toEqual([])
	expect(Object.keys(cases).filter((id) => id in waiting)).toEqual([])
	const ids = new Set(all.map(({ id }) => id))
	expect([...Object.keys(cases), ...Object.keys(waiting)].filter((id) => !ids.has(id))).toEqual([])
})

describe('bad input (quality 2)', () => {
	test.each(applying.map((each) => [each.id, each.expect.behaviour, each] as const))(
		'%s %s',
		async (id, _, each) => {
			replies = []
			const before = await stateNow()
			const judged = await cases[id]?.(stage, valuesOf(each), each)
			for (const reply of replies) judge(reply)
			for (const { status, body } of judged ?? [])
				expect(each.expect.status, `${status} ${body.slice(0, 300)}`).toContain(status === 303 ? 302 : status)
			if (
				replies.every(({ status }) => status >= 400 || status === 200) &&
				each.expect.outcome === 'reject' &&
				id !== 'API-21' &&
				id !== 'ID-13'
			)
				expect(await stateNow()).toBe(before)
			expect((await fetch(`${opened.url}/health`)).status).toBe(200)
		},
	)

	test('API-29 a client that drips is closed after a limit, and holds nobody up', async () => {
		expect(opened.server.headersTimeout).toBeLessThanOrEqual(30_000)
		expect(opened.server.requestTimeout).toBeLessThanOrEqual(120_000)
		const slow = connect(opened.port, '127.0.0.1')
		slow.write('POST /api/v1/programs HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{')
		const quick = await api('GET', '/programs')
		expect([quick.status, quick.ms < 500]).toEqual([200, true])
		slow.destroy()
	})
})
