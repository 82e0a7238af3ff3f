import { isHttpError, isRedirect } from '@sveltejs/kit'
import type { Actor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import type { Stranger } from './expect.ts'
import { pagesWithoutDoor, routesWithoutDoor, routeTexts } from './samples.ts'
import { type Answer, wordsSeen } from './try.ts'
import { markOf } from './verbs.ts'
import type { Ids, World } from './world.ts'

type Module = Record<string, unknown>

/** What a route file may export besides its doors: settings of SvelteKit. */
const settings = ['prerender', 'ssr', 'csr', 'trailingSlash', 'config', 'entries']
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback']

/** Routes that can be reached without one of our doors, with what to do about each. */
export function doorFindings(files: Record<string, Module>, pages: string[], universal: string[]): string[] {
	const open = Object.entries(files).flatMap(([file, module]) =>
		Object.entries(module).flatMap(([name, thing]) => exportFindings(file, name, thing)),
	)
	const shutless = pages
		.filter((page) => !(page.replace(/@?\.svelte$/, '.server.ts') in files) && !(page in pagesWithoutDoor))
		.map(
			(page) =>
				`${page} has no +page.server.ts: give it one that opens a door (coachPage, clientPage, publicPage, accountPage), or list it in checks/knock/samples.ts with a reason`,
		)
	const unguarded = universal.map((file) => `${file} loads without a door: load in a +page.server.ts`)
	return [...open, ...shutless, ...unguarded]
}

function exportFindings(file: string, name: string, thing: unknown): string[] {
	if (settings.includes(name) || file in routesWithoutDoor) return []
	const server = file.endsWith('+server.ts')
	const expected = server ? methods : ['load', 'actions']
	if (!expected.includes(name))
		return [`${file} exports ${name}: only ${expected.join(', ')} belong into a route`]
	if (markOf(thing)) return []
	const doors = server ? 'hook(…) or apiDoor(…)' : 'coachPage, clientPage, publicPage or accountPage'
	return [
		`${file}: ${name} is reachable without a permission: export what ${doors} of #platform/http/doors.ts returns`,
	]
}

/** `/src/routes/(coach)/coach/clients/[clientId]/+page.server.ts` → its parameters, each with its name in the world. */
export function paramsOf(file: string, ids: Ids): { name: string; key: string | null }[] {
	const segments = file.split('/').filter((each) => !each.startsWith('('))
	return segments.flatMap((segment, at) =>
		[...segment.matchAll(/\[+(?:\.\.\.)?(\w+)(?:=\w+)?\]+/g)].map(([, name = '']) => ({
			name,
			key: paramKey(name, segments.slice(0, at).toReversed(), ids),
		})),
	)
}

function paramKey(name: string, before: string[], ids: Ids): string | null {
	const qualified = before.map((segment) => `${segment}.${name}`).find((key) => key in ids)
	const byFolder = name === 'id' ? `${(before[0] ?? '').replace(/ies$/, 'y').replace(/s$/, '')}Id` : name
	return qualified ?? (byFolder in ids ? byFolder : null)
}

export const unknownParams = (file: string, ids: Ids): string[] =>
	paramsOf(file, ids)
		.filter(({ name, key }) => key === null && !(name in routeTexts))
		.map(
			({ name }) =>
				`${file}: nobody knows the parameter [${name}]: add it to checks/knock/rows.ts (an id) or samples.ts (a text)`,
		)

/** Asks a load or a GET as a request of `actor` would. */
export async function visit(
	file: string,
	handler: unknown,
	actor: Actor,
	idFor: (key: string) => string,
	mark: string,
) {
	const params = Object.fromEntries(paramsOf(file, anyKey).map(({ name }) => [name, routeTexts[name] ?? '']))
	for (const { name, key } of paramsOf(file, knownIds)) if (key !== null) params[name] = idFor(key)
	const url = new URL(`http://localhost/somewhere?q=${mark}`)
	return answerOf(handler as (event: unknown) => unknown, eventFor(url, params, actor))
}

const anyKey: Ids = {}
let knownIds: Ids = {}
/** The names the worlds have; told once, before the first visit. */
export const knowIds = (ids: Ids): void => {
	knownIds = ids
}

function eventFor(url: URL, params: Record<string, string>, actor: Actor): unknown {
	const cookies = { get: () => undefined, getAll: () => [], set() {}, delete() {}, serialize: () => '' }
	return {
		url,
		params,
		locals: { actor },
		cookies,
		request: new Request(url),
		route: { id: null },
		isDataRequest: false,
		fetch: () => Promise.reject(new Error('a load asks queries, not the network')),
		getClientAddress: () => '192.0.2.1',
		setHeaders() {},
		depends() {},
		parent: async () => ({}),
		untrack: (work: () => unknown) => work(),
	}
}

async function answerOf(handler: (event: unknown) => unknown, event: unknown): Promise<Answer> {
	try {
		const value = await handler(event)
		if (value instanceof Response) return { code: String(value.status), said: await value.text() }
		return { code: '200', said: JSON.stringify(value) ?? '' }
	} catch (thrown) {
		if (isRedirect(thrown)) return { code: String(thrown.status), said: String(thrown.location) }
		if (isHttpError(thrown)) return { code: String(thrown.status), said: JSON.stringify(thrown.body) }
		return { code: 'crashed', said: String(thrown instanceof Error ? thrown.stack : thrown) }
	}
}

/** Visits one load or GET as a stranger, with the victim's ids in its address. */
export async function visitAs(
	file: string,
	handler: unknown,
	stranger: Stranger,
	victim: World,
): Promise<string[]> {
	const where = `${file} as ${stranger.who}`
	const keys = paramsOf(file, victim.ids).flatMap(({ key }) => key ?? [])
	const theirs = await visit(file, handler, stranger.actor, (key) => victim.ids[key] ?? '', victim.mark)
	if (theirs.code === 'crashed') return [`${where}: crashes: ${theirs.said.slice(0, 400)}`]
	if (/^(303|404|401|403)$/.test(theirs.code)) return []
	const said = theirs.said.replaceAll(new RegExp(`q(=|":")${victim.mark}\\b`, 'g'), '')
	if (wordsSeen(said, stranger.mustNotSee))
		return [`${where}: the answer holds somebody else's words: ${theirs.said.slice(0, 300)}`]
	const guarded = keys.some((key) => stranger.foreign || (victim.ofClient.has(key) && !stranger.mayTheClient))
	if (!guarded) return []
	const unknown = await visit(file, handler, stranger.actor, () => newId(), victim.mark)
	if (unknown.code === theirs.code && unknown.said === theirs.said) return []
	return [
		`${where}: answers ${theirs.code} for an id of somebody else, ${unknown.code} for one nobody has (1.4)`,
	]
}
