import { m } from '#messages'
import { formatDay, formatMoney, type Locale } from '#platform/i18n/format.ts'
import type { Instalment } from './schedule.ts'

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
