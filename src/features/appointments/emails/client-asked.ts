import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { exampleForStaff } from './example.ts'

/** To the coach: a client asks for a time and waits for an answer. */
export const clientAsked = messageKind({
	kind: 'client-asked-appointment',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'title', 'when'],
	title: (locale) => m.appointments_mail_client_asked_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_client_asked_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_client_asked_body(params, { locale }),
	button: (locale) => m.appointments_mail_answer({}, { locale }),
	example: (locale) => exampleForStaff(locale),
})
