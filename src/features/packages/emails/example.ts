import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'

/** Values that show in the settings how a text will read. */
export const example = (locale: Locale) => ({
	...{ firstName: 'Amélie', client: 'Amélie Durand', title: m.packages_mail_example_title({}, { locale }) },
	...{ amount: formatMoney(40_000, 'EUR', locale), date: formatDay('2026-03-31', locale, 'dated') },
	sessions: m.packages_count_sessions({ count: 10 }, { locale }),
	how: m.packages_mail_to_pay({ amount: formatMoney(40_000, 'EUR', locale) }, { locale }),
})
