import type { Bilingual } from '../library/vocabulary.ts'

export type Locale = 'en' | 'fr'
type Vocabulary = Record<string, Bilingual>

/** A vocabulary as the choices of a field, in its own order. */
export const optionsOf = (words: Vocabulary, locale: Locale): { value: string; label: string }[] =>
	Object.entries(words).map(([value, label]) => ({ value, label: label[locale] }))

/** Words in the reader's language: "Quadriceps, Glutes". */
export const wordsIn = (words: Vocabulary, chosen: readonly string[], locale: Locale): string =>
	chosen.map((word) => words[word]?.[locale] ?? word).join(', ')
