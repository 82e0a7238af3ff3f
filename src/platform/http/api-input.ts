import type { z } from 'zod'
import { m } from '#messages'
import type { Locale } from '../actor.ts'
import type { ApiRoute } from './api.ts'
import { problem } from './problems.ts'

const largestBody = 1024 * 1024

type Read = { input: Record<string, unknown>; body: string }

/** Path, query and body as one input; a problem where they can't be read. Unknown fields are named, not ignored. */
export async function readInput(
	route: ApiRoute,
	request: Request,
	params: Record<string, string>,
	locale: Locale,
): Promise<Read | Response> {
	const shape = route.operation.input.shape as Record<string, z.ZodType>
	if (route.method === 'get')
		return { input: { ...fromQuery(shape, new URL(request.url).searchParams), ...params }, body: '' }
	const body = await request.text()
	if (body.length > largestBody) return problem('invalid', locale, { status: 413 })
	if (body === '') return { input: { ...params }, body }
	const type = request.headers.get('content-type') ?? ''
	if (!/^application\/json\b/i.test(type)) return problem('invalid', locale, { status: 415 })
	const parsed = parse(body)
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
		return problem('invalid', locale, { status: 400 })
	const unknown = Object.keys(parsed).filter((key) => !Object.hasOwn(shape, key) || key in params)
	if (unknown.length > 0) {
		const say = m.invalid_unknown_field({}, { locale })
		return problem('invalid', locale, {
			fields: Object.fromEntries(unknown.map((key) => [key.slice(0, 100), say])),
		})
	}
	return { input: { ...parsed, ...params }, body }
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body)
	} catch {
		return undefined
	}
}

/** Query parameters are text; numbers, booleans and lists are read as the input's schema wants them. */
function fromQuery(shape: Record<string, z.ZodType>, query: URLSearchParams): Record<string, unknown> {
	const input: Record<string, unknown> = {}
	for (const [name, schema] of Object.entries(shape)) {
		if (!query.has(name)) continue
		const kind = innermost(schema)
		const text = query.get(name) ?? ''
		if (kind === 'number') input[name] = text.trim() === '' ? text : Number(text)
		else if (kind === 'boolean') input[name] = text === 'true' ? true : text === 'false' ? false : text
		else if (kind === 'array') input[name] = query.getAll(name)
		else input[name] = text
	}
	return input
}

function innermost(schema: z.ZodType): string {
	const { def } = schema as unknown as { def: { type: string; innerType?: z.ZodType; in?: z.ZodType } }
	const inner = def.innerType ?? (def.type === 'pipe' ? def.in : undefined)
	return inner ? innermost(inner) : def.type
}
