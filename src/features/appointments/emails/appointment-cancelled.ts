import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 7.5: it is off; goes by itself, whoever cancelled. */
export const appointmentCancelledMail = messageKind({
	kind: 'appointment-cancelled',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'when', 'where', 'coach', 'reason'],
	title: (locale) => m.appointments_mail_cancelled_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_cancelled_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_cancelled_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_sessions({}, { locale }),
	example: (locale) => example(locale),
})
