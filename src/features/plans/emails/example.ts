import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { scheduleOf } from '../rules/schedule.ts'
import { scheduleWords } from '../rules/words.ts'

/** Values that show in the settings how a text will read. */
export const example = (locale: Locale) => ({
	...{ firstName: 'Amélie', title: m.payments_mail_example_title({}, { locale }) },
	...{
		number: '2/3',
		amount: formatMoney(1500, 'EUR', locale),
		date: formatDay('2026-02-28', locale, 'dated'),
	},
	schedule: scheduleWords(scheduleOf(4500, 3, '2026-01-31', 'month'), 'EUR', locale),
	how: m.plans_mail_by_card({}, { locale }),
})
