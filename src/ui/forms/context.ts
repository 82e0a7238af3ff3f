import { createContext } from 'svelte'
import type { RefusedAnswer } from '../answer.ts'

/** What a form tells the fields and buttons inside it. */
export type FormContext = {
	/** Unique on the page; ids of fields start with it. */
	readonly id: string
	readonly pending: boolean
	readonly refused: RefusedAnswer | null
	/** Values to start from, where the server has sent back what was typed. */
	readonly values: Record<string, unknown> | null
	/** Fields say their label, so that the summary of errors can name them. */
	readonly labels: Map<string, string>
}

/** What a field tells the control inside it. */
export type FieldContext = {
	readonly name: string
	readonly inputId: string
	readonly describedBy: string | undefined
	readonly invalid: boolean
	readonly required: boolean
}

const [readForm, writeForm, hasForm] = createContext<FormContext>()
const [readField, writeField, hasField] = createContext<FieldContext>()

/** The form around, or null outside of one. */
export function formAround(): FormContext | null {
	return hasForm() ? readForm() : null
}

/** The field around, or null outside of one. */
export function fieldAround(): FieldContext | null {
	return hasField() ? readField() : null
}

export { writeField as provideField, writeForm as provideForm }
