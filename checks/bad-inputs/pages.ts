import { isActionFailure, isHttpError, isRedirect } from '@sveltejs/kit'
import type { Actor } from '#platform/actor.ts'
import { routeFiles } from '../knock/verbs.ts'

type Handler = (event: unknown) => unknown
type Place = {
	pattern: RegExp
	names: string[]
	page?: Record<string, unknown>
	server?: Record<string, unknown>
}

/** The map of URLs as SvelteKit reads it from the folders, so that what is behind its doors can be tried without a build. */
const places: Place[] = [...Map.groupBy(Object.entries(routeFiles), ([file]) => file.replace(/\/[^/]+$/, ''))]
	.map(([folder, files]) => {
		const of = (name: string) => files.find(([file]) => file.endsWith(`/${name}`))?.[1]
		const segments = folder.split('/').filter((each) => each && !each.startsWith('('))
		const names: string[] = []
		const pattern = segments.slice(2).map((segment) => {
			const [, rest, name, after = ''] = /^\[(\.\.\.)?(\w+)\](.*)$/.exec(segment) ?? []
			if (!name) return `/${segment}`
			names.push(name)
			return rest ? '(?:/(.*))?' : `/([^/]+)${after.replaceAll('.', '\\.')}`
		})
		return {
			...{ pattern: new RegExp(`^${pattern.join('')}/?$`), names },
			...{ page: of('+page.server.ts'), server: of('+server.ts') },
		} as Place
	})
	.toSorted((one, other) => one.names.length - other.names.length)

export type Asked = { request: Request; url: URL; actor: Actor; address: string; cookies: Jar }

/** Cookies of one request, and those the answer sets. */
export class Jar {
	readonly set: string[] = []
	readonly #given: Map<string, string>
	constructor(header: string | null) {
		const pairs = (header ?? '').split(/; */).filter(Boolean)
		this.#given = new Map(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]))
	}
	get = (name: string): string | undefined => this.#given.get(name)
	keep = (name: string, value: string, { maxAge = 0 }: { maxAge?: number } = {}): void => {
		this.set.push(`${name}=${value}; Path=/; Max-Age=${maxAge}`)
	}
	/** As SvelteKit hands it to a route. */
	asCookies = () => ({
		...{ get: this.get, set: this.keep, delete: (name: string) => this.keep(name, '') },
		...{ getAll: () => [], serialize: () => '' },
	})
}

/** What the route of this address answers: a page's data as JSON, an action's answer, or whatever a hook sends. */
export async function answerPage(asked: Asked, instead?: Handler): Promise<Response> {
	if (instead) return run(instead, asked, {})
	const { request, url } = asked
	const { method } = request
	for (const { pattern, names, page, server } of places) {
		const found = pattern.exec(url.pathname)
		if (!found || (!page && !server)) continue
		const params = Object.fromEntries(
			names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]),
		)
		const handler = server
			? (server[method] ?? server[method === 'HEAD' ? 'GET' : ''] ?? server.fallback)
			: inPage(page ?? {}, request, url)
		if (typeof handler === 'number') return new Response(null, { status: handler })
		if (!handler) return new Response('Method not allowed', { status: 405 })
		return run(handler as Handler, asked, params)
	}
	return new Response('Not found', { status: 404 })
}

/** A page is looked at with GET; each of its actions has a name after `?/`. */
function inPage(page: Record<string, unknown>, { method, headers }: Request, url: URL): unknown {
	if (method === 'GET' || method === 'HEAD') return page.load ?? (() => ({}))
	if (method !== 'POST') return undefined
	const type = (headers.get('content-type') ?? '').split(';')[0] ?? ''
	if (!['multipart/form-data', 'application/x-www-form-urlencoded', 'text/plain'].includes(type)) return 415
	const name = [...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? 'default'
	const actions = (page.actions ?? {}) as Record<string, unknown>
	return Object.hasOwn(actions, name) ? actions[name] : 404
}

async function run(handler: Handler, asked: Asked, params: Record<string, string>): Promise<Response> {
	const { request, url, actor, address, cookies } = asked
	const headers = new Headers()
	const event = {
		...{ request, url, params, locals: { actor }, cookies: cookies.asCookies(), route: { id: null } },
		...{ getClientAddress: () => address, isDataRequest: false, depends() {}, parent: async () => ({}) },
		setHeaders: (more: Record<string, string>) => {
			for (const [name, value] of Object.entries(more)) headers.set(name, value)
		},
		untrack: (work: () => unknown) => work(),
	}
	const said = (value: unknown, status = 200) => Response.json(value ?? null, { status, headers })
	try {
		const result = await handler(event)
		if (result instanceof Response) return new Response(result.body, result)
		return isActionFailure(result) ? said(result.data, result.status) : said(result)
	} catch (thrown) {
		if (isRedirect(thrown))
			return new Response(null, { status: thrown.status, headers: { location: thrown.location } })
		if (isHttpError(thrown)) return said(thrown.body, thrown.status)
		throw thrown
	}
}
