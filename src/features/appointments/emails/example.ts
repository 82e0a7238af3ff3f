import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'

/** Values that show in the settings how a text to a client will read. */
export const example = (locale: Locale) => ({
	firstName: m.appointments_mail_example_name({}, { locale }),
	title: m.appointments_mail_example_title({}, { locale }),
	when: m.appointments_mail_example_when({}, { locale }),
	where: m.appointments_mail_example_where({}, { locale }),
	coach: 'Camille Roux',
	manage: m.appointments_mail_example_manage({}, { locale }),
	changes: m.appointments_mail_example_changes({}, { locale }),
	documents: m.appointments_mail_example_documents({}, { locale }),
	reason: m.appointments_mail_example_reason({}, { locale }),
})

/** The same for texts to staff. */
export const exampleForStaff = (locale: Locale) => ({
	client: 'Amélie Durand',
	title: m.appointments_mail_example_title({}, { locale }),
	when: m.appointments_mail_example_when({}, { locale }),
	was: m.appointments_mail_example_was({}, { locale }),
	reason: m.appointments_mail_example_reason({}, { locale }),
})
