import { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import type { Actor, Locale } from '../actor.ts'
import { now } from '../clock.ts'
import { appPool, Invalid, NotFound, type Outcome, perform, reading } from '../perform.ts'
import { refusalText } from '../refusals.ts'
import { apiLimit } from '../settings.ts'
import type { AnyQuery, AnyUseCase } from '../use-case.ts'
import { describeRoute } from './api-description.ts'
import { readInput } from './api-input.ts'
import { type Answer, type KeepAnswer, once } from './idempotency.ts'
import { countInLots } from './limits.ts'
import { problem } from './problems.ts'

type Operation = (AnyUseCase | AnyQuery) & { input: z.ZodObject }

export type ApiRoute = {
	method: 'get' | 'post' | 'put' | 'patch' | 'delete'
	/** Below /api/v1, parameters in braces named like the input's fields: `/clients/{clientId}`. */
	path: string
	operation: Operation
	/** The scope a key needs: `clients:read`, `clients:write`. */
	scope: string
	/** One sentence for the reference page. */
	summary: string
	status?: 200 | 201
}

/** One door of the API: the same use-case or query as the screens, hence the same permission (14.1). */
export const apiRoute = (
	method: ApiRoute['method'],
	path: string,
	operation: Operation,
	rest: Pick<ApiRoute, 'scope' | 'summary' | 'status'>,
): ApiRoute => ({ method, path, operation, ...rest })

export type ApiContext = { Bindings: { actor: Actor } }

/** The API with its description at `/openapi.json`, from the list of all features' routes. */
export function buildApi(routes: ApiRoute[], version: string): OpenAPIHono<ApiContext> {
	const api = new OpenAPIHono<ApiContext>().basePath('/api/v1')
	for (const route of routes) {
		api.openAPIRegistry.registerPath(describeRoute(route))
		api.on(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
			answer(route, context.req.raw, context.req.param(), context.env.actor),
		)
	}
	api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
		type: 'http',
		scheme: 'bearer',
		description: 'An API key made in Settings → API keys.',
	})
	api.doc31('/openapi.json', {
		openapi: '3.1.0',
		info: { title: 'Touchline', version, license: { name: 'AGPL-3.0-only' } },
		// The paths carry /api/v1 themselves.
		servers: [{ url: '/' }],
		security: [{ key: [] }],
	})
	api.notFound((context) => elsewhere(routes, context.req.raw, context.env.actor?.locale ?? 'en'))
	api.onError((error, context) => {
		const route = new URL(context.req.url).pathname
		console.error(
			JSON.stringify({ at: new Date().toISOString(), route, error: error.stack ?? error.message }),
		)
		return problem('unexpected', context.env.actor?.locale ?? 'en')
	})
	return api
}

/** An address we don't have; or one we have, asked in another way. */
function elsewhere(routes: ApiRoute[], request: Request, locale: Locale): Response {
	const path = new URL(request.url).pathname.slice('/api/v1'.length)
	const here = routes.filter((route) => patternOf(route.path).test(path)).map(({ method }) => method)
	if (here.length === 0) return problem('not_found', locale)
	const allow = [...new Set([...here, ...(here.includes('get') ? ['head'] : []), 'options'])]
		.join(', ')
		.toUpperCase()
	if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
	return problem('method_not_allowed', locale, { params: { allow }, headers: { allow } })
}

const patternOf = (path: string): RegExp =>
	new RegExp(`^${path.replaceAll(/[.+*?^$()[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+')}$`)

async function answer(
	route: ApiRoute,
	request: Request,
	params: Record<string, string>,
	actor: Actor,
): Promise<Response> {
	if (actor.kind === 'visitor')
		return problem('not_logged_in', actor.locale, { headers: { 'www-authenticate': 'Bearer' } })
	if (actor.kind === 'key' && !actor.scopes.includes(route.scope)) {
		return problem('missing_scope', actor.locale, { params: { scope: route.scope } })
	}
	const wait = await countRequest(actor)
	if (wait > 0)
		return problem('too_many_requests', actor.locale, {
			params: { seconds: wait },
			headers: { 'retry-after': String(wait) },
		})
	const read = await readInput(route, request, params, actor.locale)
	if (read instanceof Response) return read
	if (route.operation.does === 'query') return ask(route.operation, read.input, actor)
	const useCase = route.operation
	const preview = new URL(request.url).searchParams.get('preview') === 'true'
	if (preview) return act(route, useCase, read.input, actor, 'preview')
	return once(actor, request, read.body, (keep) => act(route, useCase, read.input, actor, keep))
}

/** 14.1: counts one request of a key, and of its studio, which has twice as many. @returns 0, or the seconds to wait */
async function countRequest(actor: Actor): Promise<number> {
	if (actor.kind !== 'key') return 0
	const most = apiLimit(process.env)
	const limits = [
		{ bucket: `api:key:${actor.id}`, most, seconds: 60 },
		{ bucket: `api:studio:${actor.studioId}`, most: 2 * most, seconds: 60 },
	]
	return countInLots(appPool(), limits, now())
}

async function ask(query: AnyQuery, input: unknown, actor: Actor): Promise<Response> {
	try {
		const value = await reading(actor, (r) => r.ask(query, input as never))
		return json({ status: 200, text: JSON.stringify(value) })
	} catch (thrown) {
		if (thrown instanceof NotFound) return problem('not_found', actor.locale)
		if (thrown instanceof Invalid) return problem('invalid', actor.locale, { fields: thrown.fields })
		throw thrown
	}
}

async function act(
	route: ApiRoute,
	useCase: AnyUseCase,
	input: unknown,
	actor: Actor,
	keep: KeepAnswer | 'preview',
): Promise<Response> {
	const preview = keep === 'preview'
	const outcome = await perform(useCase, input, {
		actor,
		preview,
		via: actor.kind === 'key' ? 'api' : 'hand',
		...(preview ? {} : { keep: (db, value) => keep(db, done(route, value)) }),
	})
	if (!outcome.ok) return refused(outcome, actor.locale)
	if (preview) {
		const { value, effects } = outcome
		return json({ status: 200, text: JSON.stringify({ preview, value, effects }) })
	}
	return json(done(route, outcome.value))
}

function refused(outcome: Extract<Outcome<unknown>, { ok: false }>, locale: Locale): Response {
	const { code, params, field } = outcome
	// 1.4: what doesn't exist, and what isn't theirs, is not told apart by where it stood.
	const named = code === 'not_found' ? undefined : field
	const fields = outcome.fields ?? (named ? { [named]: refusalText(code, params, locale) } : undefined)
	return problem(code, locale, {
		params,
		...(fields ? { fields } : {}),
		...(code === 'too_many_requests' ? { headers: { 'retry-after': String(params.seconds) } } : {}),
	})
}

/** What a use-case that was done is answered with. */
const done = (route: ApiRoute, value: unknown): Answer => ({
	status: route.status ?? 200,
	text: JSON.stringify(value ?? {}),
})

const json = ({ status, text }: Answer): Response =>
	new Response(text, {
		status,
		headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
	})
