import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { isStillToCome } from '../queries/reminders.ts'
import { example } from './example.ts'

/** 7.6: it comes soon; goes by itself, once per lead. */
export const appointmentReminder = messageKind({
	kind: 'appointment-reminder',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'when', 'where', 'coach', 'manage'],
	title: (locale) => m.appointments_mail_reminder_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_reminder_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_reminder_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_session({}, { locale }),
	stillHolds: isStillToCome,
	example: (locale) => example(locale),
})
