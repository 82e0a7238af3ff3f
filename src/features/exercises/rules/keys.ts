/**
 * One key for every exercise, wherever it comes from: `lib:<slug>` for the library that is part of Touchline,
 * `own:<id>` for one of the studio's own. Logged sets and records are kept under it.
 */
export type ExerciseKey = `lib:${string}` | `own:${string}`

/** What workout contents hold (see programs/rules/content.ts). */
export type ExerciseRef = { source: 'library' | 'studio'; id: string }

export const keyOf = ({ source, id }: ExerciseRef): ExerciseKey =>
	source === 'library' ? `lib:${id}` : `own:${id}`

/** The other way round; null for a text that is no key. */
export function refOf(key: string): ExerciseRef | null {
	const [, from, id] = /^(lib|own):([A-Za-z0-9_-]{1,64})$/.exec(key) ?? []
	if (!from || !id) return null
	return { source: from === 'lib' ? 'library' : 'studio', id }
}
