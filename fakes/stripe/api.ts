import type { IncomingMessage, ServerResponse } from 'node:http'
import { contract } from './contract/schema.ts'
import type { Fault } from './knobs.ts'
import { operations } from './operations.ts'
import { expanded } from './wire/expand.ts'
import { decodeForm } from './wire/form.ts'
import { type Answer, IdempotencyKeys } from './wire/idempotency.ts'
import { readParams } from './wire/read.ts'
import { Refusal } from './wire/refusal.ts'
import { type Asked, random, type World } from './world.ts'

const keysOf = new WeakMap<World, IdempotencyKeys>()
const names = Object.keys(contract.operations).map((name) => {
	const [method = '', path = ''] = name.split(' ')
	return {
		name,
		method,
		pattern: new RegExp(`^${path.replaceAll('{}', '([^/]+)')}$`),
		fixed: path.split('{}').length,
	}
})
// `search` is a word before it is an id.
names.sort((one, other) => one.fixed - other.fixed)

function operationOf(method: string, path: string): { name: string; ids: string[] } {
	for (const each of names) {
		const match = each.method === method && each.pattern.exec(path)
		if (match) return { name: each.name, ids: match.slice(1) }
	}
	const message = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`
	throw new Refusal(404, 'invalid_request_error', message, {}, false)
}

/** One request of the API, from its headers to its answer. */
export async function answerApi(
	world: World,
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
	body: string,
): Promise<void> {
	const method = request.method ?? 'GET'
	const header = request.headers['idempotency-key']
	const key = method === 'POST' && typeof header === 'string' ? header : null
	const asked: Asked = {
		...{ id: `req_${random(14)}`, at: world.now(), method, path: url.pathname },
		...{ body: method === 'POST' ? body : url.search.slice(1), idempotencyKey: key, status: null },
	}
	world.asked.push(asked)
	const { answer, replayed, fault } = await answerTo(world, request, asked)
	asked.status = answer.status
	if (fault?.startsWith('close')) return void request.socket.destroy()
	if (fault?.startsWith('hang')) return
	response.writeHead(answer.status, {
		'content-type': 'application/json',
		'request-id': asked.id,
		'stripe-version': String(request.headers['stripe-version'] ?? contract.version),
		...(key && { 'idempotency-key': key, 'original-request': answer.requestId }),
		...(replayed && { 'idempotent-replayed': 'true' }),
		...(answer.status >= 400 && { 'stripe-should-retry': String(answer.status === 409) }),
	})
	response.end(answer.body)
}

type Outcome = { answer: Answer; replayed?: boolean; fault?: Fault | null }

async function answerTo(world: World, request: IncomingMessage, asked: Asked): Promise<Outcome> {
	const refused = (error: Refusal): Answer => ({
		...{ status: error.status, requestId: asked.id },
		body: JSON.stringify(error.body, null, 2),
	})
	const keys = keysOf.get(world) ?? new IdempotencyKeys()
	keysOf.set(world, keys)
	try {
		checkKey(world, request)
		const { name, ids } = operationOf(asked.method, asked.path)
		const kept =
			asked.idempotencyKey && keys.take(asked.idempotencyKey, `${asked.method} ${asked.path}\n${asked.body}`)
		if (kept) return { answer: kept, replayed: true }
		return await run(world, keys, name, ids, asked).catch((error: unknown) => {
			if (asked.idempotencyKey) keys.free(asked.idempotencyKey)
			throw error
		})
	} catch (error) {
		if (error instanceof Refusal) return { answer: refused(error) }
		throw error
	}
}

/** Carries out what was asked, with the fault a test has ordered, and keeps the answer under its key. */
async function run(
	world: World,
	keys: IdempotencyKeys,
	name: string,
	ids: string[],
	asked: Asked,
): Promise<Outcome> {
	const schema = contract.operations[name]
	const operation = operations[name]
	if (!schema || !operation) throw new Error(`${name} is in the contract and not played`)
	const params = readParams(schema, decodeForm(asked.body))
	// Long enough for a second request of the same key to find this one under way, as over a real network.
	await new Promise((resolve) => setTimeout(resolve, world.knobs.latency))
	const fault = world.knobs.takeFault(name)
	if (fault === 'fail before' || fault === 'close before') {
		if (asked.idempotencyKey) keys.free(asked.idempotencyKey)
		return { answer: broken(asked), fault }
	}
	const answer = done(world, asked, () =>
		expanded(world, operation(world, params, ...ids), (params.expand as string[] | undefined) ?? []),
	)
	const said = fault === 'fail after' ? broken(asked) : answer
	if (asked.idempotencyKey) keys.keep(asked.idempotencyKey, said)
	return { answer: said, fault }
}

function done(world: World, asked: Asked, work: () => unknown): Answer {
	world.request = { id: asked.id, idempotency_key: asked.idempotencyKey }
	try {
		return { status: 200, body: JSON.stringify(work(), null, 2), requestId: asked.id }
	} catch (error) {
		if (!(error instanceof Refusal) || !error.begun) throw error
		return { status: error.status, body: JSON.stringify(error.body, null, 2), requestId: asked.id }
	} finally {
		world.request = { id: null, idempotency_key: null }
	}
}

const broken = ({ id }: Asked): Answer => ({
	status: 500,
	requestId: id,
	body: JSON.stringify(new Refusal(500, 'api_error', 'Sorry! An error occurred on our side.').body, null, 2),
})

function checkKey(world: World, request: IncomingMessage): void {
	const { authorization = '' } = request.headers
	const given = authorization.startsWith('Basic ')
		? Buffer.from(authorization.slice(6), 'base64').toString().replace(/:$/, '')
		: authorization.replace(/^Bearer /, '')
	if (given === world.key) return
	const message =
		given === ''
			? 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.'
			: `Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`
	throw new Refusal(401, 'invalid_request_error', message, {}, false)
}
