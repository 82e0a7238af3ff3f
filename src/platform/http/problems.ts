import type { Locale } from '../actor.ts'
import { type RefusalCode, type RefusalParams, refusalStatus, refusalText } from '../refusals.ts'

/** An answer "no" by RFC 9457. The same bytes for an unknown id and for somebody else's (1.4). */
export function problem(
	code: RefusalCode,
	locale: Locale,
	{
		params = {},
		fields,
		status = refusalStatus(code),
		headers = {},
	}: {
		params?: RefusalParams
		fields?: Record<string, string>
		status?: number
		headers?: Record<string, string>
	} = {},
): Response {
	const body = {
		type: `/api/v1/reference#problem-${code}`,
		title: refusalText(code, params, locale),
		status,
		code,
		...(fields ? { errors: Object.entries(fields).map(([field, message]) => ({ field, message })) } : {}),
	}
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
	})
}
