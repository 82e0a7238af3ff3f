import { m } from '#messages'
import { formatDay, formatMoney, type Locale } from '#platform/i18n/format.ts'
import type { Unit } from './periods.ts'

/** "every month", "every 2 weeks". */
export function rhythmWords(every: number, unit: Unit, locale: Locale): string {
	const say = { locale } as const
	if (every === 1) return unit === 'month' ? m.fees_every_month({}, say) : m.fees_every_week({}, say)
	return unit === 'month' ? m.fees_every_months({ every }, say) : m.fees_every_weeks({ every }, say)
}

/** "month", "2 weeks": how long a period is, after "first". */
export function lengthWords({ every, unit }: { every: number; unit: Unit }, locale: Locale): string {
	const say = { locale } as const
	if (every === 1) return unit === 'month' ? m.fees_length_month({}, say) : m.fees_length_week({}, say)
	return unit === 'month' ? m.fees_length_months({ every }, say) : m.fees_length_weeks({ every }, say)
}

type Priced = { amountMinor: number; currency: string; every: number; unit: Unit }

/** "€60.00 every month". */
export const priceWords = ({ amountMinor, currency, every, unit }: Priced, locale: Locale): string =>
	m.fees_price(
		{ amount: formatMoney(amountMinor, currency, locale), rhythm: rhythmWords(every, unit, locale) },
		{ locale },
	)

/** "€60.00 on 31 Jan 2026". */
export const dayWords = (amountMinor: number, currency: string, on: string, locale: Locale): string =>
	m.fees_on_day(
		{ amount: formatMoney(amountMinor, currency, locale), date: formatDay(on, locale, 'dated') },
		{ locale },
	)
