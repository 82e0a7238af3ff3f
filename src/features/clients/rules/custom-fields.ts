import { z } from 'zod'
import { Day } from '#platform/time/day-input.ts'
import { line } from './fields.ts'

export type FieldKind = 'text' | 'number' | 'date' | 'choice'
export type FieldDefinition = { id: string; name: string; kind: FieldKind; choices: string[] }
export type FieldValue = string | number

const text = line(500)

/** What was typed for a field of the studio's own, as it is kept; undefined when it doesn't fit the field (2.5). */
export function fieldValue(field: FieldDefinition, typed: string | number): FieldValue | undefined {
	switch (field.kind) {
		case 'number':
			return numberOf(typed)
		case 'date':
			return Day.safeParse(typed).data
		case 'choice':
			return field.choices.find((choice) => same(choice, String(typed)))
		default:
			return text.safeParse(String(typed)).data || undefined
	}
}

// "62,5" is how half of Europe writes it.
function numberOf(typed: string | number): number | undefined {
	const number = typeof typed === 'number' ? typed : Number(typed.trim().replace(',', '.') || Number.NaN)
	return z.number().min(-1e12).max(1e12).safeParse(number).data
}

const same = (one: string, other: string): boolean =>
	one.localeCompare(other.trim(), undefined, { sensitivity: 'base' }) === 0

export type FieldChange = { values: Record<string, FieldValue>; wrong: string[] }

/**
 * The client's values after a change: null and empty take one away, unknown fields are wrong, what isn't named stays.
 * `wrong` lists the ids that can't be kept.
 */
export function changedFields(
	definitions: FieldDefinition[],
	before: Record<string, FieldValue>,
	change: Record<string, string | number | null>,
): FieldChange {
	const values = { ...before }
	const wrong: string[] = []
	for (const [id, typed] of Object.entries(change)) {
		const field = definitions.find((each) => each.id === id)
		const value = field && typed !== null && typed !== '' ? fieldValue(field, typed) : undefined
		if (!field || (value === undefined && typed !== null && typed !== '')) wrong.push(id)
		else if (value === undefined) delete values[id]
		else values[id] = value
	}
	return { values, wrong }
}
