import type { RouteConfig } from '@hono/zod-openapi'
import { z } from 'zod'
import type { ApiRoute } from './api.ts'

const problemSchema = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.number().int(),
		code: z.string(),
		errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
	})
	.meta({ id: 'Problem', description: 'RFC 9457: what happened, in the words of the reader’s language.' })

const refusal = (description: string) => ({
	description,
	content: { 'application/problem+json': { schema: problemSchema } },
})

const effect = z
	.object({
		kind: z.enum(['comes', 'goes', 'changes', 'stays', 'told', 'charged', 'note']),
		text: z.string(),
	})
	.meta({ id: 'Effect', description: 'One line of what an act does, in the reader’s language.' })

const previewOf = (value: z.ZodType) =>
	z.object({ preview: z.literal(true), value, effects: z.array(effect) })

const previewParameter = z.object({
	preview: z.enum(['true']).optional().meta({
		description: 'Does everything, keeps nothing and tells nobody: the answer says what would happen.',
	}),
})

const idempotencyHeader = z.object({
	'idempotency-key': z
		.string()
		.min(1)
		.max(255)
		.optional()
		.meta({ description: 'Same key, same request: one effect and the same answer for a day.' }),
})

/** The OpenAPI words for one route, from the same schemas that check it. */
export function describeRoute(route: ApiRoute): RouteConfig {
	const { params, rest } = split(route)
	const [tag = ''] = route.operation.name.split('.')
	const acts = route.operation.does === 'use-case'
	return {
		method: route.method,
		path: route.path,
		operationId: route.operation.name,
		tags: [tag],
		summary: route.summary,
		description: `Needs the scope \`${route.scope}\`. Who may: ${route.operation.may.name}.`,
		request: {
			...(Object.keys(params).length > 0 ? { params: z.object(params) } : {}),
			...(route.method === 'get' ? { query: z.object(rest) } : bodyOf(rest)),
			...(acts ? { query: previewParameter, headers: idempotencyHeader } : {}),
		},
		responses: { ...successOf(route), ...refusalsOf(acts) },
	}
}

/** What a success says: the value, or with `preview=true` what would come of it. */
function successOf(route: ApiRoute): RouteConfig['responses'] {
	const value = route.operation.output ?? z.object({}).loose()
	const answer = (description: string, schema: z.ZodType) => ({
		description,
		content: { 'application/json': { schema } },
	})
	const status = route.status ?? 200
	if (route.operation.does === 'query') return { [status]: answer('The answer.', value) }
	if (status === 200)
		return { 200: answer('Done; or what would happen.', z.union([previewOf(value), value])) }
	return { [status]: answer('Done.', value), 200: answer('What would happen.', previewOf(value)) }
}

const refusalsOf = (acts: boolean): RouteConfig['responses'] => ({
	400: refusal('Can’t be read.'),
	401: refusal('No valid key or session.'),
	403: refusal('The key lacks the scope.'),
	404: refusal('Unknown, or not yours.'),
	...(acts
		? {
				409: refusal('In conflict with the present state.'),
				412: refusal('Somebody else changed it meanwhile.'),
				413: refusal('Too large.'),
				415: refusal('Not JSON.'),
			}
		: {}),
	422: refusal('Understood, but not valid: each field is named.'),
	429: refusal('Too many requests; see Retry-After.'),
	default: refusal('Any other refusal, in the same form.'),
})

function bodyOf(rest: Record<string, z.ZodType>) {
	if (Object.keys(rest).length === 0) return {}
	return { body: { content: { 'application/json': { schema: z.object(rest) } } } }
}

function split(route: ApiRoute) {
	const inPath = new Set([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
	const fields = Object.entries(route.operation.input.shape as Record<string, z.ZodType>)
	return {
		// What stands in the address is always there, even where the screens may leave it out.
		params: Object.fromEntries(
			fields.filter(([name]) => inPath.has(name)).map(([name, schema]) => [name, z.nonoptional(schema)]),
		),
		rest: Object.fromEntries(fields.filter(([name]) => !inPath.has(name))),
	}
}
