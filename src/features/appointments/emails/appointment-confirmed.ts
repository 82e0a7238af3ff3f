import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { isStillOn } from '../queries/reminders.ts'
import { example } from './example.ts'

/** 7.4: the first thing a client hears of an appointment: it is booked. */
export const appointmentConfirmed = messageKind({
	kind: 'appointment-confirmed',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'when', 'where', 'coach', 'manage'],
	title: (locale) => m.appointments_mail_confirmed_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_confirmed_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_confirmed_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_session({}, { locale }),
	stillHolds: isStillOn,
	example: (locale) => example(locale),
})
