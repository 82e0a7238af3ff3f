import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 34: to the coach: a client's new bookings wait for a payment. */
export const bookingsWaitMail = messageKind({
	kind: 'bookings-wait',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'amount'],
	title: (locale) => m.payments_mail_wait_title({}, { locale }),
	subject: (params, locale) => m.payments_mail_wait_subject(params, { locale }),
	body: (params, locale) => m.payments_mail_wait_body(params, { locale }),
	button: (locale) => m.payments_mail_wait_button({}, { locale }),
	example,
})
