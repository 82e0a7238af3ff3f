import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiRoutes } from '#features/api.ts'
import { useHouse } from '#features/testing/house.ts'
import type { Actor } from '#platform/actor.ts'
import { keepFilesIn } from '#platform/files/storage.ts'
import { newId } from '#platform/ids.ts'
import { Browser } from './bad-inputs/browser.ts'
import type { Case, Reply, Sent, Stage } from './bad-inputs/case.ts'
import { cases } from './bad-inputs/cases.ts'
import { openStage } from './bad-inputs/stage.ts'
import { closeState, stateNow } from './bad-inputs/state.ts'
import { waiting } from './bad-inputs/waiting.ts'
import catalogue from './bad-inputs.json' with { type: 'json' }
import { requestFor } from './knock/api.ts'
import { keyOf } from './knock/expect.ts'
import { inputFor, keyOf as keyName, schemaOf } from './knock/generate.ts'
import { buildWorld } from './knock/world.ts'

useHouse()

const all = catalogue.cases as unknown as Case[]
const applying = all.filter(({ id }) => id in cases)
let opened: Awaited<ReturnType<typeof openStage>>
let stage: Stage
let replies: Reply[] = []
let before = ''
let browsers = 0
const folder = mkdtempSync(join(tmpdir(), 'touchline-files-'))

beforeAll(async () => {
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
	keepFilesIn(folder)
	stage = { a, b, port: opened.port, server: opened.server, send, form, api, browser, arranged }
}, 60_000)
afterAll(async () => {
	await closeState()
	await opened.close()
	keepFilesIn(null)
	rmSync(folder, { recursive: true })
})

async function send(path: string, sent: Sent = {}): Promise<Reply> {
	const { as = '', headers = {}, body, method, from = '', within = 2000 } = sent
	const start = performance.now()
	const response = await fetch(`${opened.url}${path}`, {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		headers: { ...headers, 'x-stage-actor': as, ...(from ? { 'x-stage-from': from } : {}) },
		redirect: 'manual',
		...(body === undefined ? {} : { body }),
	})
	const text = await response.text()
	const reply = {
		status: response.status,
		body: text,
		headers: response.headers,
		ms: performance.now() - start,
		within,
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

// Each at a household of its own, so that no case spends the limits of another.
const browser = () => new Browser(send, `2001:db8:${(++browsers).toString(16)}::1`)
const arranged = async () => {
	before = await stateNow()
}

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

function judge({ status, body, ms, within }: Reply): void {
	expect(status).toBeLessThan(500)
	expect(ms).toBeLessThan(within)
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
			await arranged()
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

	test('a form that can’t be taken apart is refused wherever forms are taken', async () => {
		const before = await stateNow()
		const clientId = stage.a.ids.clientId ?? ''
		const broken = { 'content-type': 'multipart/form-data; boundary=edge' }
		for (const path of [
			'/login?/log-in',
			'/does/clients.create-client',
			'/language',
			`/coach/clients/${clientId}/files/upload`,
			'/coach/clients/import/upload',
		])
			for (const headers of [
				broken,
				{ 'content-type': 'application/json' },
				{ 'content-type': 'text/plain' },
			]) {
				const reply = await send(path, {
					as: 'owner',
					body: '--edge\r\nnothing that a form is made of',
					headers,
				})
				judge(reply)
				expect([400, 415], `${path} ${headers['content-type']} ${reply.status}`).toContain(reply.status)
			}
		expect(await stateNow()).toBe(before)
	})

	test.each(['0000-01-01', '2026-02-30', '10000-01-01', '-271821-04-20', '2026-13-01'])(
		'%s is no day for any operation of the API that takes one',
		async (day) => {
			const dated = apiRoutes.flatMap((route) => {
				const { properties = {} } = schemaOf(route.operation.input)
				const field = Object.keys(properties).find((name) => properties[name]?.format === 'date')
				return field ? [{ route, field }] : []
			})
			expect(dated.length).toBeGreaterThan(5)
			for (const { route, field } of dated) {
				const idAt = (path: string) =>
					stage.a.ids[keyName(route.operation.name, path, stage.a.ids) ?? ''] ?? newId()
				const input = inputFor(route.operation, idAt, stage.a.mark) as Record<string, unknown>
				const request = requestFor(route, { ...input, [field]: day })
				const { pathname, search } = new URL(request.url)
				const reply = await api(route.method.toUpperCase(), `${pathname.slice('/api/v1'.length)}${search}`, {
					as: route.path.startsWith('/me/') ? 'client' : 'owner',
					...(request.body ? { body: await request.text() } : {}),
				})
				judge(reply)
				expect([404, 422], `${route.method} ${route.path} ${reply.body}`).toContain(reply.status)
			}
		},
	)
})
