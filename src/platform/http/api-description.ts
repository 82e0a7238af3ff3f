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

/** The OpenAPI words for one route, from the same schemas that check it. */
export function describeRoute(route: ApiRoute): RouteConfig {
	const { params, rest } = split(route)
	const [tag = ''] = route.operation.name.split('.')
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
		},
		responses: {
			[route.status ?? 200]: {
				description: 'Done.',
				content: { 'application/json': { schema: route.operation.output ?? z.object({}).loose() } },
			},
			401: refusal('No valid key or session.'),
			404: refusal('Unknown, or not yours.'),
			422: refusal('Understood, but not valid: each field is named.'),
			...(route.method === 'get' ? {} : { 409: refusal('In conflict with the present state.') }),
			429: refusal('Too many requests; see Retry-After.'),
		},
	}
}

function bodyOf(rest: Record<string, z.ZodType>) {
	if (Object.keys(rest).length === 0) return {}
	return { body: { content: { 'application/json': { schema: z.object(rest) } } } }
}

function split(route: ApiRoute) {
	const inPath = new Set([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
	const fields = Object.entries(route.operation.input.shape as Record<string, z.ZodType>)
	return {
		params: Object.fromEntries(fields.filter(([name]) => inPath.has(name))),
		rest: Object.fromEntries(fields.filter(([name]) => !inPath.has(name))),
	}
}
