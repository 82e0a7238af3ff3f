import { z } from 'zod'
import { idsInTexts, samples } from './samples.ts'
import type { Verb } from './verbs.ts'
import type { Ids } from './world.ts'

type Schema = {
	type?: string
	properties?: Record<string, Schema>
	required?: string[]
	items?: Schema
	prefixItems?: Schema[]
	anyOf?: Schema[]
	oneOf?: Schema[]
	allOf?: Schema[]
	enum?: unknown[]
	const?: unknown
	format?: string
	$ref?: string
	$defs?: Record<string, Schema>
	minLength?: number
	minItems?: number
	minimum?: number
	exclusiveMinimum?: number
	maximum?: number
}

const schemas = new WeakMap<z.ZodType, Schema>()

export function schemaOf(input: z.ZodType): Schema {
	const known = schemas.get(input)
	if (known) return known
	const made = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
	schemas.set(input, made)
	return made
}

/**
 * The name under which the world knows an id: the most exact one first. `workoutIds` is asked for as `workoutId`.
 * @returns null when the world doesn't know it
 */
export function keyOf(verb: string, path: string, ids: Ids): string | null {
	const feature = verb.split('.')[0] ?? ''
	const single = path.replace(/Ids$/, 'Id')
	const field = single.split('.').at(-1) ?? ''
	const around = textAround(verb, path)
	if (around) return around.key in ids ? around.key : null
	const keys = [`${verb}.${single}`, `${feature}.${single}`, `${feature}.${field}`, single, field]
	return keys.find((key) => key in ids) ?? null
}

/** How an id stands inside a text at this place, if it does. */
function textAround(verb: string, path: string) {
	const field = (path.split('.').at(-1) ?? '').replace(/([a-z])s$/, '$1')
	return idsInTexts[`${verb.split('.')[0]}.${field}`] ?? idsInTexts[field]
}

/** Every place of an id in what the verb takes. */
export function slotsOf(verb: Verb): string[] {
	const root = schemaOf(verb.input)
	return walk(root, root, '', verb.name).filter((path) => !isPosition(path))
}

/** Where a list goes on: a place in an order, not a reference to anything. */
const isPosition = (path: string): boolean => /(^|\.)(after|before)$/.test(path)

function walk(schema: Schema, root: Schema, path: string, verb: string, depth = 0): string[] {
	const at = resolve(schema, root)
	if (depth > 12) return []
	if (at.format === 'uuid' || (at.type === 'string' && textAround(verb, path))) return [path]
	const inner = [...(at.anyOf ?? []), ...(at.oneOf ?? []), ...(at.allOf ?? []), ...(at.prefixItems ?? [])]
	const found = [
		...inner.flatMap((each) => walk(each, root, path, verb, depth + 1)),
		...Object.entries(at.properties ?? {}).flatMap(([name, each]) =>
			walk(each, root, path === '' ? name : `${path}.${name}`, verb, depth + 1),
		),
		...(at.items ? walk(at.items, root, path, verb, depth + 1) : []),
	]
	return [...new Set(found)]
}

const resolve = (schema: Schema, root: Schema): Schema =>
	schema.$ref?.startsWith('#/$defs/')
		? (root.$defs?.[schema.$ref.slice('#/$defs/'.length)] ?? schema)
		: schema.$ref === '#'
			? root
			: schema

type Making = { root: Schema; verb: string; idAt: (path: string) => string; mark: string }

/** An input the verb accepts, with an id in every place that may have one. Searches look for `mark`. */
export function inputFor(verb: Verb, idAt: (path: string) => string, mark: string): unknown {
	const root = schemaOf(verb.input)
	const input = make(root, '', { root, verb: verb.name, idAt, mark })
	const checked = (verb.input as z.ZodType).safeParse(input)
	if (checked.success) return input
	const issues = checked.error.issues
		.map((issue: { path: PropertyKey[]; message: string }) => `${issue.path.join('.')}: ${issue.message}`)
		.join('; ')
	throw new Error(
		`no valid input for ${verb.name} could be made (${issues}). Give a sample in checks/knock/samples.ts, as "${verb.name}.<field>".`,
	)
}

function make(schema: Schema, path: string, making: Making): unknown {
	const at = resolve(schema, making.root)
	if (at.format === 'uuid') return making.idAt(path)
	const around = at.type === 'string' ? textAround(making.verb, path) : undefined
	if (around) return around.text(making.idAt(path))
	const field = path.split('.').at(-1) ?? ''
	for (const key of [`${making.verb}.${path}`, `${making.verb.split('.')[0]}.${field}`, field])
		if (Object.hasOwn(samples, key)) return samples[key]
	if (at.const !== undefined) return at.const
	if (at.enum) return at.enum[0]
	const options = at.anyOf ?? at.oneOf
	if (options) return make(fullest(options, path, making), path, making)
	if (at.allOf?.[0]) return Object.assign({}, ...at.allOf.map((each) => make(each, path, making)))
	return makeByType(at, path, field, making)
}

const fullest = (options: Schema[], path: string, { root, verb }: Making): Schema => {
	const real = options.filter((each) => each.type !== 'null')
	const counted = real.map((each) => ({ each, ids: walk(each, root, path, verb).length }))
	return counted.toSorted((a, b) => b.ids - a.ids)[0]?.each ?? {}
}

function makeByType(at: Schema, path: string, field: string, making: Making): unknown {
	if (at.type === 'object') return makeObject(at, path, making)
	if (at.type === 'array') {
		const wanted = Math.max(
			at.minItems ?? 0,
			at.items && walk(at.items, making.root, path, making.verb).length > 0 ? 1 : 0,
		)
		return Array.from({ length: wanted }, () => make(at.items ?? {}, path, making))
	}
	if (at.type === 'integer' || at.type === 'number') {
		if (field === 'limit') return at.maximum ?? 50
		const low = at.minimum ?? (at.exclusiveMinimum !== undefined ? at.exclusiveMinimum + 1 : 1)
		return low > -1_000_000 ? Math.max(low, Math.min(1, at.maximum ?? 1)) : 1
	}
	if (at.type === 'boolean') return true
	if (at.type === 'string') return text(at, field, making.mark)
	return {}
}

function makeObject(at: Schema, path: string, making: Making): Record<string, unknown> {
	const wanted = Object.entries(at.properties ?? {}).filter(
		([name, each]) =>
			at.required?.includes(name) ||
			['q', 'limit'].includes(name) ||
			(walk(each, making.root, name, making.verb).length > 0 && !isPosition(name)),
	)
	return Object.fromEntries(
		wanted.map(([name, each]) => [name, make(each, path === '' ? name : `${path}.${name}`, making)]),
	)
}

function text(at: Schema, field: string, mark: string): string {
	if (field === 'q') return mark
	if (at.format === 'date') return '2026-01-05'
	if (at.format === 'time') return '09:00:00'
	if (at.format === 'date-time') return '2026-01-05T09:00:00Z'
	if (at.format === 'email') return 'somebody@example.test'
	if (at.format === 'uri' || at.format === 'url') return 'https://example.test/'
	return 'text'.padEnd(at.minLength ?? 0, 'x')
}
