import type { AddressInfo } from 'node:net'
import { whoIs } from '#features/accounts/who.ts'
import { apiRoutes } from '#features/api.ts'
import type { Actor } from '#platform/actor.ts'
import { buildApi } from '#platform/http/api.ts'
import { cookieName } from '#platform/http/cookies.ts'
import { actionName, coachPage } from '#platform/http/doors.ts'
import { createFront, type Handler } from '#platform/http/front.ts'
import { guarded } from '#platform/http/guard.ts'
import { allVerbs } from '../knock/verbs.ts'
import { answerPage, Jar } from './pages.ts'

const largestBody = 25 * 1024 * 1024

/**
 * A listening Touchline: our own front and guard, the real API, every real route, and any use-case behind a page's door at
 * `/does/<name>`. Only SvelteKit's own router and the pages' HTML are left out, so that no build is needed. Who asks is read
 * from cookie or key as always, unless a header names one of the worlds' people.
 */
export async function openStage(actors: Record<string, Actor>) {
	const api = buildApi(apiRoutes, 'test')
	const answer = async (request: Request): Promise<Response> => {
		const url = new URL(request.url)
		const cookies = new Jar(request.headers.get('cookie'))
		const named = actors[request.headers.get('x-stage-actor') ?? '']
		const session = cookies.get(cookieName('session')) ?? null
		const response = await guarded(request, url, {
			who: async () => named ?? (await whoIs(request.headers, session, 'en')),
			answer: (actor) => {
				if (url.pathname.startsWith('/api/v1/') && url.pathname !== '/api/v1/reference')
					return api.fetch(request, { actor })
				const address = request.headers.get('x-stage-from') ?? request.headers.get('x-app-address') ?? ''
				const asked = { request, url, actor, address, cookies }
				return url.pathname.startsWith('/does/') ? act(asked) : answerPage(asked)
			},
		})
		for (const line of cookies.set) response.headers.append('set-cookie', line)
		return response
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

/** Sends a form to a use-case as a page of the back office would that has it among its actions. */
async function act(asked: Parameters<typeof answerPage>[0]): Promise<Response> {
	const useCase = allVerbs().get(asked.url.pathname.replace('/does/', ''))
	if (useCase?.does !== 'use-case') return new Response('Not found', { status: 404 })
	if (asked.request.method !== 'POST') return new Response('Method not allowed', { status: 405 })
	const action = coachPage({ does: [useCase] }).actions[actionName(useCase.name)]
	return answerPage(asked, action as never)
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
		outgoing.writeHead(response.status, [...response.headers].flat())
		outgoing.end(Buffer.from(await response.arrayBuffer()))
	}
