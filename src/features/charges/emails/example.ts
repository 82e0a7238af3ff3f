import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatMoney } from '#platform/i18n/format.ts'

/** Values that show in the settings how a text will read. */
export const example = (locale: Locale) => ({
	firstName: 'Amélie',
	client: 'Amélie Durand',
	amount: formatMoney(4500, 'EUR', locale),
	title: m.payments_mail_example_title({}, { locale }),
})
