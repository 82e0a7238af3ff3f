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
	const parsed = schema.safeParse(body)
	if (!parsed.success) return `${response.status}: ${parsed.error.message.slice(0, 500)}`
	const [said, promised] = [sorted(body), sorted(parsed.data)]
	return said === promised ? null : `${response.status} says more than is described:\n${said}\n${promised}`
}

/** One spelling of a value, whatever the order of its fields. */
const sorted = (value: unknown): string =>
	JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([one], [two]) => (one < two ? -1 : 1)))
			: inner,
	)
