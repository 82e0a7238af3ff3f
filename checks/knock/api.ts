import { apiRoutes } from '#features/api.ts'
import type { Actor } from '#platform/actor.ts'
import { type ApiRoute, buildApi } from '#platform/http/api.ts'
import { newId } from '#platform/ids.ts'
import type { Stranger } from './expect.ts'
import { inputFor, keyOf, slotsOf } from './generate.ts'
import { askedByPost, notInApi } from './samples.ts'
import type { Verb } from './verbs.ts'
import type { World } from './world.ts'

const api = buildApi(apiRoutes, 'test')

/** The request that a client of the API would make for this input. */
export function requestFor(route: ApiRoute, input: Record<string, unknown>): Request {
	const rest = { ...input }
	const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
		const value = rest[name]
		delete rest[name]
		return encodeURIComponent(String(value))
	})
	const url = new URL(`http://localhost/api/v1${path}`)
	if (route.method !== 'get') {
		url.searchParams.set('preview', 'true')
		const body = JSON.stringify(rest)
		const method = route.method.toUpperCase()
		return new Request(url, { method, body, headers: { 'content-type': 'application/json' } })
	}
	for (const [name, value] of Object.entries(rest))
		for (const each of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(each))
	return new Request(url)
}

export const callApi = async (request: Request, actor: Actor): Promise<Response> =>
	api.fetch(request, { actor })

/** Status, headers and bytes of an answer: what a stranger can compare. */
async function allOf(route: ApiRoute, input: unknown, actor: Actor): Promise<string> {
	const response = await callApi(requestFor(route, input as Record<string, unknown>), actor)
	const headers = [...response.headers].filter(([name]) => name !== 'date').sort()
	return `${response.status}\n${headers.join('\n')}\n${await response.text()}`
}

/** 1.4 somebody else's id, an id nobody has and one that can't be one: the same bytes for all three. */
export async function compareIds(route: ApiRoute, stranger: Stranger, victim: World): Promise<string[]> {
	const verb = route.operation as Verb
	const findings: string[] = []
	for (const slot of slotsOf(verb)) {
		const key = keyOf(verb.name, slot, victim.ids)
		if (key === null) continue
		const ask = (id: string) => {
			const idAt = (path: string) =>
				path === slot ? id : (stranger.home[keyOf(verb.name, path, victim.ids) ?? ''] ?? newId())
			// A malformed id is no valid input, so it is put into one that was.
			const input = JSON.parse(
				JSON.stringify(
					inputFor(verb, (path) => (path === slot ? placeholder : idAt(path)), victim.mark),
				).replaceAll(placeholder, id),
			)
			// Whoever sends an id may get it back.
			return allOf(route, input, stranger.actor).then((said) => said.replaceAll(id, 'THIS'))
		}
		const [theirs, unknown, malformed] = [
			await ask(victim.ids[key] ?? ''),
			await ask(newId()),
			await ask('no-id'),
		]
		const where = `${route.method.toUpperCase()} ${route.path} as ${stranger.who}, ${slot}`
		if (/^5/.test(theirs)) findings.push(`${where}: ${theirs.slice(0, 200)}`)
		if (theirs !== unknown)
			findings.push(`${where}: a foreign id answers\n${theirs}\nan unknown one\n${unknown}`)
		// A list passes over ids nobody has; one that can't be an id is then found before the list is read.
		if (unknown.startsWith('404') && malformed !== unknown)
			findings.push(`${where}: a malformed id answers\n${malformed}\nan unknown one\n${unknown}`)
	}
	return findings
}

const placeholder = '01900000-0000-7000-8000-0000000c0de5'

/** What is wrong with the list of routes itself (14.1: every action of the screens, each once, with its scope). */
export function routeListFindings(useCases: Iterable<Verb>): string[] {
	const seen = new Set<string>()
	const listed = new Set(apiRoutes.map(({ operation }) => operation.name))
	const missing = [...useCases]
		.filter((verb) => verb.does === 'use-case' && !listed.has(verb.name) && !(verb.name in notInApi))
		.map(
			({ name }) =>
				`${name} is no operation of the API (14.1): add an apiRoute, or a reason to notInApi in checks/knock/samples.ts`,
		)
	return [...missing, ...apiRoutes.flatMap((route) => routeFindings(route, seen))]
}

function routeFindings(route: ApiRoute, seen: Set<string>): string[] {
	const { method, path, operation, scope } = route
	const where = `${method.toUpperCase()} ${path}`
	const twice = seen.has(where)
	seen.add(where)
	const reads = operation.does === 'query'
	const shape = operation.input.shape as Record<string, unknown>
	const strangeParams = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
		name in shape ? [] : [name],
	)
	return [
		...(twice ? [`${where} stands twice in the API`] : []),
		...(reads === (method === 'get') || operation.name in askedByPost
			? []
			: [`${where}: a query is asked with GET, a use-case never (quality 3)`]),
		...(/^[a-z]+:(read|write)$/.test(scope) && scope.endsWith(reads ? ':read' : ':write')
			? []
			: [`${where}: the scope ${scope} is not <feature>:${reads ? 'read' : 'write'}`]),
		...(operation.output
			? []
			: [`${where}: ${operation.name} declares no output, so the reference can't show its answer`]),
		...strangeParams.map((name) => `${where}: {${name}} is no field of ${operation.name}`),
	]
}
