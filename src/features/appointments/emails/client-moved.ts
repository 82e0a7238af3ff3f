import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { exampleForStaff } from './example.ts'

/** To the coach: a client moved their appointment. */
export const clientMoved = messageKind({
	kind: 'client-moved-appointment',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'title', 'when', 'was'],
	title: (locale) => m.appointments_mail_client_moved_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_client_moved_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_client_moved_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_appointment({}, { locale }),
	example: (locale) => exampleForStaff(locale),
})
