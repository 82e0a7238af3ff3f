import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatInstant, type Reader } from '#platform/i18n/format.ts'

type Said = (params: Record<string, never>, options: { locale: Locale }) => string
const messages = m as unknown as Record<string, Said | undefined>

const keyOf = (text: string): string => text.replace(/[^a-z0-9]+/gi, '_')

export type Change = { field: string; before: string; after: string }

/** What changed, field by field, in plain words, with instants on the reader's clock. */
export function changesInWords(
	before: Record<string, unknown> | null,
	after: Record<string, unknown> | null,
	reader: Reader,
): Change[] {
	const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
	return keys.map((key) => {
		const said = messages[`studios_field_${keyOf(key)}`]
		const field = said ? said({}, { locale: reader.locale }) : keyOf(key).replaceAll('_', ' ')
		return { field, before: valueInWords(before?.[key], reader), after: valueInWords(after?.[key], reader) }
	})
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

function valueInWords(value: unknown, reader: Reader): string {
	const { locale } = reader
	if (value === null || value === undefined || value === '') return ''
	if (typeof value === 'boolean') return value ? m.studios_yes({}, { locale }) : m.studios_no({}, { locale })
	if (Array.isArray(value)) return value.map((each) => valueInWords(each, reader)).join(', ')
	if (typeof value === 'string' && instant.test(value)) return formatInstant(new Date(value), reader)
	const said = typeof value === 'string' ? messages[`studios_value_${value}`] : undefined
	if (said) return said({}, { locale })
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
	return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
