import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { exampleForStaff } from './example.ts'

/** To the coach: a client cancelled in time (7.5). */
export const clientCancelled = messageKind({
	kind: 'client-cancelled-appointment',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'title', 'when', 'reason'],
	title: (locale) => m.appointments_mail_client_cancelled_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_client_cancelled_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_client_cancelled_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_appointment({}, { locale }),
	example: (locale) => exampleForStaff(locale),
})
