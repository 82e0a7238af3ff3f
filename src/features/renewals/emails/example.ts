import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'

/** Values that show in the settings how a text will read. */
export const example = (locale: Locale) => ({
	...{ firstName: 'Amélie', client: 'Amélie Durand', coach: 'Camille Martin' },
	amount: formatMoney(4000, 'EUR', locale),
	how: m.renewals_mail_due({}, { locale }),
	next: m.renewals_mail_next_again({ date: formatDay('2026-03-31', locale, 'dated') }, { locale }),
	what: m.renewals_what_paused({}, { locale }),
})
