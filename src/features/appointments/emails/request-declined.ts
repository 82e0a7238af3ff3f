import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** The coach could not take the time that was asked for. */
export const requestDeclinedMail = messageKind({
	kind: 'appointment-declined',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'when', 'where', 'coach', 'reason'],
	title: (locale) => m.appointments_mail_declined_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_declined_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_declined_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_sessions({}, { locale }),
	example: (locale) => example(locale),
})
