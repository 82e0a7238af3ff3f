/**
 * What a form action answers (the server's side lives in the platform's doors). Pages receive it as the `form` prop; the
 * kit shows it only in the form whose `does` it carries.
 */

/** One line of "This will …": what comes, goes, stays, who is told, what is charged. */
export type EffectLine = {
	kind: 'comes' | 'goes' | 'changes' | 'stays' | 'told' | 'charged' | 'note'
	text: string
}

/** The use-case ran and its change stands. */
export type DoneAnswer = { does: string; ok: true; value: unknown; preview?: false }

/**
 * The use-case ran and was rolled back; nothing has changed and nobody was told. `values` are what was typed, so that a
 * page without a script can send them again when the reader confirms.
 */
export type PreviewAnswer = {
	does: string
	ok: true
	preview: true
	value: unknown
	effects: EffectLine[]
	values?: Record<string, unknown>
}

/** The use-case refused, or the input was wrong. `fields` is keyed by plain path: `weeks`, `address.city`. */
export type RefusedAnswer = {
	does: string
	ok: false
	code: string
	message: string
	fields: Record<string, string>
	values: Record<string, unknown>
}

export type ActionAnswer = DoneAnswer | PreviewAnswer | RefusedAnswer

/** True where `data` is an answer to the use-case named `does`. */
export function answersTo(data: unknown, does: string): data is ActionAnswer {
	return typeof data === 'object' && data !== null && 'does' in data && data.does === does
}
