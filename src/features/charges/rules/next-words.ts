import { m } from '#messages'
import { formatDay, type Locale } from '#platform/i18n/format.ts'

export const waits = ['money', 'card', 'client', 'look', 'account'] as const
export type WaitsFor = (typeof waits)[number]

/** What follows when money couldn't be taken from a card, as its client reads it. */
export function nextWords(waitsFor: WaitsFor, againOn: string | null, locale: Locale): string {
	const say = { locale } as const
	if (againOn) return m.charges_next_again({ date: formatDay(againOn, locale, 'dated') }, say)
	if (waitsFor === 'card') return m.charges_next_card({}, say)
	if (waitsFor === 'client') return m.charges_next_client({}, say)
	return m.charges_next_by_hand({}, say)
}

/** Which part of a thing: " (instalment 2/3)"; nothing where all of it is taken at once. */
export const partWords = (part: number, parts: number, locale: Locale): string =>
	part === 0 ? '' : m.charges_part_words({ number: `${part}/${parts}` }, { locale })
