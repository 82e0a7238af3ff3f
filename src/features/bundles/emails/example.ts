import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'

/** Values that show in the settings how a text will read. */
export const example = (locale: Locale) => ({
	firstName: m.bundles_mail_example_client({}, { locale }),
	client: 'Amélie Durand',
	name: m.bundles_mail_example_name({}, { locale }),
	coach: 'Camille Roux',
	content: m.bundles_mail_example_content({}, { locale }),
	sessions: m.bundles_mail_example_sessions({}, { locale }),
	price: m.bundles_mail_example_price({}, { locale }),
	until: m.bundles_mail_example_until({}, { locale }),
	message: m.bundles_mail_example_message({}, { locale }),
	reason: m.bundles_mail_example_reason({}, { locale }),
})
