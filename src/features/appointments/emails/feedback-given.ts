import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 6.5: to the client: their coach wrote to them about a session. What was written stays in their area. */
export const feedbackGivenMail = messageKind({
	kind: 'session-feedback',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'when', 'coach'],
	title: (locale) => m.appointments_mail_feedback_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_feedback_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_feedback_body(params, { locale }),
	button: (locale) => m.appointments_mail_read_feedback({}, { locale }),
	example: (locale) => example(locale),
})
