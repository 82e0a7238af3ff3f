import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { agreedWords } from '../rules/price.ts'

/** Values that show in the settings how a text will read. */
export const example = (locale: Locale) => ({
	...{ firstName: 'Amélie', client: 'Amélie Durand', title: m.subscriptions_mail_example({}, { locale }) },
	price: agreedWords({ amountMinor: 6000, currency: 'EUR', every: 1, unit: 'month' }, locale),
	what: m.subscriptions_what_left({}, { locale }),
})
