import type { z } from 'zod'
import { m } from '#messages'
import type { Locale } from './actor.ts'

/** Plain words for each field that can't be accepted, keyed by its dotted path: `sections.0.name`. */
export function fieldErrors(error: z.ZodError, locale: Locale): Record<string, string> {
	const fields: Record<string, string> = {}
	for (const issue of error.issues.flatMap(deepest)) {
		const path = issue.path.join('.')
		fields[path] ??= sentence(issue, locale)
	}
	return fields
}

/** True when the only thing wrong is an id that can't exist: it answers like an unknown one (quality 2). */
export function onlyUnknownIds(error: z.ZodError): boolean {
	return error.issues.every((issue) => issue.code === 'custom' && issue.params?.unknown === true)
}

/** The path of a text with a NUL in it, which PostgreSQL can't keep; null when there is none. */
export function pathOfNul(value: unknown, path = ''): string | null {
	if (typeof value === 'string') return value.includes('\0') ? path : null
	if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array)
		return null
	for (const [key, inner] of Object.entries(value)) {
		const found = pathOfNul(inner, path === '' ? key : `${path}.${key}`)
		if (found !== null) return found
	}
	return null
}

/** What is said beside the field that holds one. */
export const nulError = (path: string, locale: Locale): Record<string, string> => ({
	[path]: m.invalid_value({}, { locale }),
})

type Issue = z.core.$ZodIssue

function deepest(issue: Issue): Issue[] {
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => ({ ...issue, path: [...issue.path, key] }))
	}
	return [issue]
}

function sentence(issue: Issue, locale: Locale): string {
	const say = { locale }
	switch (issue.code) {
		case 'invalid_type':
			if (issue.input === undefined || issue.input === null) return m.invalid_required({}, say)
			return issue.expected === 'number' || issue.expected === 'int'
				? m.invalid_number({}, say)
				: m.invalid_value({}, say)
		case 'too_small':
			if (issue.origin === 'string' && issue.minimum === 1) return m.invalid_required({}, say)
			return issue.origin === 'string'
				? m.invalid_too_short({ minimum: String(issue.minimum) }, say)
				: m.invalid_too_small({ minimum: String(issue.minimum) }, say)
		case 'too_big':
			return issue.origin === 'string'
				? m.invalid_too_long({ maximum: String(issue.maximum) }, say)
				: m.invalid_too_big({ maximum: String(issue.maximum) }, say)
		case 'invalid_format':
			if (issue.format === 'email') return m.invalid_email({}, say)
			if (issue.format === 'url') return m.invalid_url({}, say)
			if (issue.format === 'date') return m.invalid_date({}, say)
			return m.invalid_value({}, say)
		case 'invalid_value':
			return m.invalid_choice({}, say)
		case 'custom':
			if (issue.params?.cursor !== undefined) return m.invalid_cursor({}, say)
			return issue.params?.email ? m.invalid_email({}, say) : m.invalid_value({}, say)
		case 'unrecognized_keys':
			return m.invalid_unknown_field({}, say)
		default:
			return m.invalid_value({}, say)
	}
}
