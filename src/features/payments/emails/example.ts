import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'

/** Values that show in the settings how a text will read. */
export const example = (locale: Locale) => ({
	firstName: 'Amélie',
	client: 'Amélie Durand',
	amount: formatMoney(4500, 'EUR', locale),
	title: m.payments_mail_example_title({}, { locale }),
	date: formatDay('2026-03-02', locale, 'dated'),
	method: m.payments_method_transfer({}, { locale }),
	day: formatDay('2026-03-04', locale, 'dated'),
	open: m.payments_mail_open({ open: formatMoney(2000, 'EUR', locale) }, { locale }),
	reference: '7KQ4ZB DURAND',
})
