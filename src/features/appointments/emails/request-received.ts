import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** A client asked for a time that a coach answers first. */
export const requestReceived = messageKind({
	kind: 'appointment-requested',
	to: 'client',
	essential: false,
	channels: ['mail', 'notice'],
	params: ['firstName', 'title', 'when', 'where', 'coach', 'manage'],
	title: (locale) => m.appointments_mail_requested_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_requested_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_requested_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_session({}, { locale }),
	example: (locale) => example(locale),
})
