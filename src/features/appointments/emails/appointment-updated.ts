import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { isStillOn } from '../queries/reminders.ts'
import { example } from './example.ts'

/** 7.4: date, place or link changed since the client was last told. */
export const appointmentUpdated = messageKind({
	kind: 'appointment-updated',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'when', 'where', 'coach', 'manage', 'changes'],
	title: (locale) => m.appointments_mail_updated_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_updated_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_updated_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_session({}, { locale }),
	stillHolds: isStillOn,
	example: (locale) => example(locale),
})
