import { m } from '#messages'
import { formatDay, formatMoney, type Locale } from '#platform/i18n/format.ts'
import type { Instalment } from './schedule.ts'

type WaitsFor = 'money' | 'card' | 'client' | 'look'

/** What follows when an instalment couldn't be taken, as its client reads it. */
export function failureWords(waitsFor: WaitsFor, againOn: string | null, locale: Locale): string {
	const say = { locale } as const
	if (againOn) return m.plans_next_again({ date: formatDay(againOn, locale, 'dated') }, say)
	if (waitsFor === 'card') return m.plans_next_card({}, say)
	if (waitsFor === 'client') return m.plans_next_client({}, say)
	return m.plans_next_by_hand({}, say)
}

/** One line for each instalment: "28 February 2026: €15.00". */
export const scheduleWords = (instalments: readonly Instalment[], currency: string, locale: Locale): string =>
	instalments
		.map(({ dueOn, amountMinor }) =>
			m.plans_line(
				{ date: formatDay(dueOn, locale, 'dated'), amount: formatMoney(amountMinor, currency, locale) },
				{ locale },
			),
		)
		.join('\n')
