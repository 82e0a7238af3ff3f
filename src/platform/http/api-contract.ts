import type { z } from 'zod'
import type { ApiRoute } from './api.ts'
import { describeRoute } from './api-description.ts'

type Content = Record<string, { schema: z.ZodType }>

/**
 * Whether an answer is what the description says for its status; null when it is, else what differs. For tests: what the
 * reference page promises is then what programs get.
 */
export async function contractBreach(route: ApiRoute, response: Response): Promise<string | null> {
	const { responses } = describeRoute(route)
	const declared = responses[response.status] as { content?: Content } | undefined
	if (!declared) return `status ${response.status} is not described`
	const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
	const schema = declared.content?.[type]?.schema
	if (!schema)
		return `${response.status} answers ${type}, described as ${Object.keys(declared.content ?? {})}`
	const body: unknown = await response.clone().json()
	const parsed = parseJson(schema, structuredClone(body))
	if (!parsed.success) return `${response.status}: ${parsed.error.message.slice(0, 500)}`
	const [said, promised] = [sorted(body), sorted(parsed.data)]
	return said === promised ? null : `${response.status} says more than is described:\n${said}\n${promised}`
}

/** Instants come as text; where the schema speaks of a Date, the text is read as one. */
function parseJson(schema: z.ZodType, body: unknown) {
	for (let rounds = 0; ; rounds++) {
		const parsed = schema.safeParse(body)
		const dates = parsed.error?.issues.filter(
			(issue) => issue.code === 'invalid_type' && issue.expected === 'date',
		)
		if (!dates?.length || rounds > 3) return parsed
		for (const { path } of dates) revive(body, path)
	}
}

function revive(body: unknown, path: PropertyKey[]): void {
	const holder = path.slice(0, -1).reduce((at, key) => (at as Record<PropertyKey, unknown>)[key], body)
	const last = path.at(-1)
	if (last === undefined) return
	const at = holder as Record<PropertyKey, unknown>
	if (typeof at[last] === 'string') at[last] = new Date(at[last])
}

/** One spelling of a value, whatever the order of its fields. */
const sorted = (value: unknown): string =>
	JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([one], [two]) => (one < two ? -1 : 1)))
			: inner,
	)
