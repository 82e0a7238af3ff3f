import { z } from 'zod'
import { m } from '#messages'
import type { Locale } from '../actor.ts'
import { type RefusalCode, refusalStatus, refusalText } from '../refusals.ts'
import type { ApiRoute } from './api.ts'
import { describeRoute } from './api-description.ts'
import { exampleOf, type JsonSchema, typeOf } from './api-example.ts'

export type Parameter = {
	name: string
	place: 'path' | 'query' | 'body'
	type: string
	required: boolean
	description: string
}

export type Operation = {
	id: string
	method: string
	path: string
	summary: string
	scope: string
	who: string
	parameters: Parameter[]
	/** A command line that does it. */
	example: string
	/** What a success answers, by example. */
	answer: string
	statuses: { status: string; meaning: string }[]
}

export type Reference = {
	groups: { name: string; operations: Operation[] }[]
	problems: { code: string; status: number; sentence: string }[]
	total: number
}

/** What the reference page shows: the routes themselves, so that it can't say anything else than they do (14.1). */
export function referenceOf(
	routes: readonly ApiRoute[],
	words: string,
	locale: Locale,
	origin: string,
): Reference {
	const all = routes.map((route) => operationOf(route, origin))
	const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
	const found = all.filter((each) => {
		const text = `${each.id} ${each.method} ${each.path} ${each.summary} ${each.scope}`.toLowerCase()
		return wanted.every((word) => text.includes(word))
	})
	const groups = Map.groupBy(found, ({ id }) => id.split('.')[0] ?? '')
	return {
		groups: [...groups].map(([name, operations]) => ({ name, operations })),
		problems: problemsIn(locale),
		total: found.length,
	}
}

function operationOf(route: ApiRoute, origin: string): Operation {
	const schema = inputOf(route)
	const inPath = new Set([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
	const other = route.method === 'get' ? 'query' : 'body'
	const parameters = Object.entries(schema.properties ?? {}).map(([name, each]) => ({
		name,
		place: inPath.has(name) ? ('path' as const) : (other as 'query' | 'body'),
		type: typeOf(each),
		required: inPath.has(name) || (schema.required ?? []).includes(name),
		description: each.description ?? '',
	}))
	const { responses } = describeRoute(route)
	return {
		id: route.operation.name,
		method: route.method.toUpperCase(),
		path: `/api/v1${route.path}`,
		summary: route.summary,
		scope: route.scope,
		who: route.operation.may.name,
		parameters,
		example: curlFor(route, schema, parameters, origin),
		answer: route.operation.output ? JSON.stringify(exampleOf(outputOf(route)), null, 2) : '{}',
		statuses: Object.entries(responses).map(([status, each]) => ({
			status,
			meaning: (each as { description: string }).description,
		})),
	}
}

const inputOf = ({ operation }: ApiRoute): JsonSchema =>
	z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema

const outputOf = ({ operation }: ApiRoute): JsonSchema =>
	z.toJSONSchema(operation.output as z.ZodType, { unrepresentable: 'any' }) as JsonSchema

function curlFor(
	{ method, path }: ApiRoute,
	schema: JsonSchema,
	parameters: Parameter[],
	origin: string,
): string {
	const values = exampleOf(schema) as Record<string, unknown>
	const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
	const wanted = parameters.filter(({ place, required }) => place !== 'path' && required)
	const query = wanted
		.filter(({ place }) => place === 'query')
		.map(({ name }) => [name, String(values[name])])
	const search = query.length > 0 ? `?${new URLSearchParams(query)}` : ''
	const body = Object.fromEntries(wanted.map(({ name }) => [name, values[name]]))
	return [
		`curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${origin}/api/v1${filled}${search}'`,
		`  -H 'Authorization: Bearer $TOUCHLINE_KEY'`,
		...(method === 'get' || wanted.length === 0
			? []
			: [
					`  -H 'Content-Type: application/json'`,
					`  -d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`,
				]),
	].join(' \\\n')
}

/** Every code a refusal may carry, with what people read; what it names stands in braces. */
function problemsIn(locale: Locale): Reference['problems'] {
	const named = new Proxy({}, { get: (_, name) => `{${String(name)}}` })
	return Object.keys(m)
		.filter((key) => key.startsWith('refused_'))
		.map((key) => key.slice('refused_'.length) as RefusalCode)
		.toSorted()
		.map((code) => ({ code, status: refusalStatus(code), sentence: refusalText(code, named, locale) }))
}
