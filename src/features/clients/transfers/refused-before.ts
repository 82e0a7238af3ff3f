import { m } from '#messages'
import type { PageReading } from '#platform/http/doors.ts'
import { type RefusalCode, refusalText } from '#platform/refusals.ts'

/** What an upload was refused for, where the page came back without a script: `?refused=<code>`. */
export function refusedBefore(
	{ url, locale }: Pick<PageReading, 'url' | 'locale'>,
	lists = { megabytes: 5, rows: 10_000 },
): string | null {
	const code = url.searchParams.get('refused')
	if (code === null || !/^[a-z_]{1,40}$/.test(code) || !(`refused_${code}` in m)) return null
	const params = code.startsWith('csv') ? lists : { megabytes: 20 }
	return refusalText(code as RefusalCode, params, locale)
}
