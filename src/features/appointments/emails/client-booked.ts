import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { exampleForStaff } from './example.ts'

/** To the coach: a client took a time. */
export const clientBooked = messageKind({
	kind: 'client-booked-appointment',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'title', 'when'],
	title: (locale) => m.appointments_mail_client_booked_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_client_booked_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_client_booked_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_appointment({}, { locale }),
	example: (locale) => exampleForStaff(locale),
})
