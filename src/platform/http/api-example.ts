/** The part of JSON Schema that our inputs and outputs use. */
export type JsonSchema = {
	type?: string
	description?: string
	properties?: Record<string, JsonSchema>
	required?: string[]
	items?: JsonSchema
	anyOf?: JsonSchema[]
	oneOf?: JsonSchema[]
	enum?: unknown[]
	const?: unknown
	format?: string
	default?: unknown
	$ref?: string
	$defs?: Record<string, JsonSchema>
	minLength?: number
	maxLength?: number
	minimum?: number
	maximum?: number
	maxItems?: number
	additionalProperties?: JsonSchema | boolean
}

const formats: Record<string, string> = {
	uuid: '01985a3c-7c1e-7f00-a3d5-3a1f6f0f2b11',
	date: '2026-03-02',
	time: '18:30:00',
	'date-time': '2026-03-02T18:30:00Z',
	email: 'camille@example.com',
	uri: 'https://example.com/',
}

/** A value such as one might send or get: required fields, one element of each list. */
export function exampleOf(schema: JsonSchema, root: JsonSchema = schema, depth = 0): unknown {
	const at = followed(schema, root)
	if (depth > 8) return {}
	if (at.const !== undefined) return at.const
	if (at.enum) return at.enum[0]
	const options = at.anyOf ?? at.oneOf
	if (options) return exampleOf(options.find(({ type }) => type !== 'null') ?? {}, root, depth + 1)
	if (at.default !== undefined) return at.default
	if (at.type === 'object') return exampleObject(at, root, depth)
	if (at.type === 'array') return at.items ? [exampleOf(at.items, root, depth + 1)] : []
	if (at.type === 'integer' || at.type === 'number')
		return Math.max(at.minimum ?? 1, Math.min(1, at.maximum ?? 1))
	if (at.type === 'boolean') return true
	if (at.type === 'null') return null
	if (at.type === 'string') return formats[at.format ?? ''] ?? '…'.padEnd(at.minLength ?? 0, '…')
	return {}
}

const exampleObject = (at: JsonSchema, root: JsonSchema, depth: number): unknown =>
	Object.fromEntries(
		Object.entries(at.properties ?? {})
			.filter(([name]) => depth < 1 || (at.required ?? []).includes(name))
			.map(([name, each]) => [name, exampleOf(each, root, depth + 1)]),
	)

const followed = (schema: JsonSchema, root: JsonSchema): JsonSchema => {
	if (schema.$ref === '#') return root
	return (schema.$ref && root.$defs?.[schema.$ref.slice('#/$defs/'.length)]) || schema
}

/** A type in few words: `string (uuid)`, `integer 1–200`, `one of active, archived`, `list of …`. */
export function typeOf(schema: JsonSchema): string {
	if (schema.const !== undefined) return JSON.stringify(schema.const)
	if (schema.enum) return schema.enum.map(String).join(' | ')
	const options = schema.anyOf ?? schema.oneOf
	if (options) return [...new Set(options.map(typeOf))].join(' | ')
	if (schema.type === 'array') return `${typeOf(schema.items ?? {})}[]${atMost(schema.maxItems)}`
	if (schema.type === 'integer' || schema.type === 'number') return `${schema.type}${between(schema)}`
	if (schema.type === 'string') return schema.format ? schema.format : `string${atMost(schema.maxLength)}`
	return schema.type ?? 'object'
}

const atMost = (limit: number | undefined): string => (limit === undefined ? '' : ` ≤ ${limit}`)

function between({ minimum, maximum }: JsonSchema): string {
	const isLimit = (value: number | undefined) =>
		value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER
	if (isLimit(minimum) && isLimit(maximum)) return ` ${minimum}–${maximum}`
	if (isLimit(minimum)) return ` ≥ ${minimum}`
	return isLimit(maximum) ? ` ≤ ${maximum}` : ''
}
