import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 11.5: to the client: their payment is there. */
export const paymentConfirmed = messageKind({
	kind: 'payment-confirmed',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'amount', 'title', 'date', 'method', 'day', 'open'],
	title: (locale) => m.payments_mail_confirmed_title({}, { locale }),
	subject: (params, locale) => m.payments_mail_confirmed_subject(params, { locale }),
	body: (params, locale) => m.payments_mail_confirmed_body(params, { locale }),
	button: (locale) => m.payments_mail_see_receipt({}, { locale }),
	example,
})
