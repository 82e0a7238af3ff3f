import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { isStillOn } from '../queries/reminders.ts'
import { example } from './example.ts'

/** A place became free and is the waiting client’s now. */
export const seatFree = messageKind({
	kind: 'appointment-seat',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'when', 'where', 'coach', 'manage'],
	title: (locale) => m.appointments_mail_seat_title({}, { locale }),
	subject: (params, locale) => m.appointments_mail_seat_subject(params, { locale }),
	body: (params, locale) => m.appointments_mail_seat_body(params, { locale }),
	button: (locale) => m.appointments_mail_see_session({}, { locale }),
	stillHolds: isStillOn,
	example: (locale) => example(locale),
})
