import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'

type Said = (params: Record<string, never>, options: { locale: Locale }) => string
const messages = m as unknown as Record<string, Said | undefined>

const keyOf = (text: string): string => text.replace(/[^a-z0-9]+/gi, '_')

export type Change = { field: string; before: string; after: string }

/** What changed, field by field, in plain words. */
export function changesInWords(
	before: Record<string, unknown> | null,
	after: Record<string, unknown> | null,
	locale: Locale,
): Change[] {
	const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
	return keys.map((key) => {
		const said = messages[`studios_field_${keyOf(key)}`]
		const field = said ? said({}, { locale }) : keyOf(key).replaceAll('_', ' ')
		return { field, before: valueInWords(before?.[key], locale), after: valueInWords(after?.[key], locale) }
	})
}

function valueInWords(value: unknown, locale: Locale): string {
	if (value === null || value === undefined || value === '') return ''
	if (typeof value === 'boolean') return value ? m.studios_yes({}, { locale }) : m.studios_no({}, { locale })
	if (Array.isArray(value)) return value.map((each) => valueInWords(each, locale)).join(', ')
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
	return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
