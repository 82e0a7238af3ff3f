import type { AddressInfo } from 'node:net'
import { isActionFailure, isHttpError, isRedirect } from '@sveltejs/kit'
import { apiRoutes } from '#features/api.ts'
import type { Actor } from '#platform/actor.ts'
import { visitor } from '#platform/actor.ts'
import { buildApi } from '#platform/http/api.ts'
import { actionName, coachPage } from '#platform/http/doors.ts'
import { createFront, type Handler } from '#platform/http/front.ts'
import { sameOrigin, secure } from '#platform/http/guard.ts'
import type { AnyUseCase } from '#platform/use-case.ts'
import { allVerbs, routeFiles } from '../knock/verbs.ts'

const largestBody = 25 * 1024 * 1024

/**
 * A listening Touchline: our own front and guard, the real API, every address that is no page, and any use-case behind a
 * page's door at `/does/<name>`. Only SvelteKit's router is left out, so that no build is needed. Who asks is said in a header.
 */
export async function openStage(actors: Record<string, Actor>) {
	const api = buildApi(apiRoutes, 'test')
	const answer = async (request: Request): Promise<Response> => {
		const url = new URL(request.url)
		if (!sameOrigin(request, url))
			return new Response('This form was sent from another site.', { status: 403 })
		const actor = actors[request.headers.get('x-stage-actor') ?? ''] ?? visitor('en')
		if (url.pathname.startsWith('/api/v1/')) return secure(await api.fetch(request, { actor }))
		const answered = await address(request, url, actor)
		if (answered) return secure(answered)
		const verb = allVerbs().get(url.pathname.replace('/does/', ''))
		if (verb?.does !== 'use-case') return new Response('Not found', { status: 404 })
		if (request.method !== 'POST') return new Response('Method not allowed', { status: 405 })
		return secure(await act(verb, request, actor))
	}
	const front = createFront({
		handler: handlerFor(answer),
		publicUrl: 'http://localhost',
		proxies: [],
		health: new Map(),
	})
	await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve))
	const { port } = front.server.address() as AddressInfo
	return { url: `http://127.0.0.1:${port}`, port, server: front.server, close: () => front.close(0) }
}

/** `/src/routes/(coach)/coach/x/[id]/+server.ts` → what its address looks like. */
const patternOf = (file: string): RegExp => {
	const path = file.replace(/^\/src\/routes|\/\([^)]+\)|\/\+server\.ts$/g, '')
	const parts = path
		.split(/(\[[^\]]+\])/)
		.map((part) =>
			part.startsWith('[') ? `(?<${part.replace(/\W/g, '')}>[^/]+)` : part.replace(/[.+*?^$()|]/g, '\\$&'),
		)
	return new RegExp(`^${parts.join('')}$`)
}
const addresses = Object.entries(routeFiles)
	.filter(([file]) => file.endsWith('/+server.ts') && !file.includes('[...'))
	.map(([file, module]) => ({ pattern: patternOf(file), module }))

/** Answers at an address of ours that is neither page nor API: uploads, downloads, feeds. Null where there is none. */
async function address(request: Request, url: URL, actor: Actor): Promise<Response | null> {
	for (const { pattern, module } of addresses) {
		const found = pattern.exec(decodeURIComponent(url.pathname))
		const handler = module[request.method]
		if (!found || typeof handler !== 'function') continue
		const event = { ...eventOf(request, url, actor), params: { ...found.groups } }
		return answered(async () => (await handler(event)) as Response)
	}
	return null
}

const eventOf = (request: Request, url: URL, actor: Actor) => ({
	...{ request, url, params: {}, locals: { actor } },
	setHeaders() {},
	cookies: { get: () => undefined, getAll: () => [], set() {}, delete() {}, serialize: () => '' },
	getClientAddress: () => '192.0.2.1',
})

/** What SvelteKit makes of what a door throws. */
async function answered(work: () => Promise<Response>): Promise<Response> {
	try {
		return await work()
	} catch (thrown) {
		if (isRedirect(thrown))
			return new Response(null, { status: thrown.status, headers: { location: thrown.location } })
		if (isHttpError(thrown)) return Response.json(thrown.body, { status: thrown.status })
		throw thrown
	}
}

/** Sends a form to a use-case as a page of the back office does, and says what came as JSON. */
async function act(useCase: AnyUseCase, request: Request, actor: Actor): Promise<Response> {
	const action = coachPage({ does: [useCase] }).actions[actionName(useCase.name)]
	return answered(async () => {
		const result = await action?.(eventOf(request, new URL(request.url), actor) as never)
		if (isActionFailure(result)) return Response.json(result.data, { status: result.status })
		return Response.json(result)
	})
}

const handlerFor =
	(answer: (request: Request) => Promise<Response>): Handler =>
	async (incoming, outgoing) => {
		const chunks: Buffer[] = []
		let size = 0
		for await (const chunk of incoming) {
			size += (chunk as Buffer).length
			if (size > largestBody) return void outgoing.writeHead(413).end()
			chunks.push(chunk as Buffer)
		}
		const { method = 'GET' } = incoming
		const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
			name,
			String(value),
		])
		const body = method === 'GET' || method === 'HEAD' ? {} : { body: Buffer.concat(chunks) }
		const response = await answer(
			new Request(`http://localhost${incoming.url}`, { method, headers, ...body }),
		)
		outgoing.writeHead(response.status, Object.fromEntries(response.headers))
		outgoing.end(Buffer.from(await response.arrayBuffer()))
	}
