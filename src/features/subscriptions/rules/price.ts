import type { Unit } from '#features/fees/rules/periods.ts'
import { priceWords } from '#features/fees/rules/words.ts'
import { m } from '#messages'
import { formatMoney, type Locale } from '#platform/i18n/format.ts'

/** What a place in a program costs: without a rhythm once. */
export type AgreedPrice = { amountMinor: number; currency: string; every: number | null; unit: Unit | null }

/** "€60.00 every month", "€90.00 once". */
export function agreedWords({ amountMinor, currency, every, unit }: AgreedPrice, locale: Locale): string {
	if (every === null || unit === null)
		return m.subscriptions_price_once({ amount: formatMoney(amountMinor, currency, locale) }, { locale })
	return priceWords({ amountMinor, currency, every, unit }, locale)
}

/** What an invitation is about, its price included: whoever is asked knows it before they answer (6.3). 120 characters at most. */
export function aboutWords(title: string, price: AgreedPrice | null, locale: Locale): string {
	if (!price) return title
	const words = ` – ${agreedWords(price, locale)}`
	return `${title.slice(0, 120 - words.length)}${words}`
}
