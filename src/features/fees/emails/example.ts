import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { dayWords, priceWords } from '../rules/words.ts'

/** Values that show in the settings how a text will read. */
export const example = (locale: Locale) => ({
	...{ firstName: 'Amélie', client: 'Amélie Durand', title: m.fees_mail_example_title({}, { locale }) },
	amount: formatMoney(6000, 'EUR', locale),
	price: priceWords({ amountMinor: 6000, currency: 'EUR', every: 1, unit: 'month' }, locale),
	days: ['2026-01-31', '2026-02-28', '2026-03-31'].map((on) => dayWords(6000, 'EUR', on, locale)).join('\n'),
	how: m.fees_mail_by_hand({}, { locale }),
	what: m.fees_what_ends({ date: formatDay('2026-03-31', locale, 'dated') }, { locale }),
})
