import type { Locale } from '#platform/actor.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { nextWords, partWords } from '../rules/next-words.ts'
import { example } from './example.ts'

/** Values that show in the settings how a text about collecting will read. */
export const collectionExample = (locale: Locale) => ({
	...example(locale),
	...{ amount: formatMoney(1500, 'EUR', locale), part: partWords(2, 3, locale) },
	next: nextWords('money', '2026-03-03', locale),
})
