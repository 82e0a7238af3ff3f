import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the client: the coach gave money back. */
export const paymentRefunded = messageKind({
	kind: 'payment-refunded',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'amount', 'title', 'date', 'method', 'day'],
	title: (locale) => m.payments_mail_refunded_title({}, { locale }),
	subject: (params, locale) => m.payments_mail_refunded_subject(params, { locale }),
	body: (params, locale) => m.payments_mail_refunded_body(params, { locale }),
	button: (locale) => m.payments_mail_see_credit_note({}, { locale }),
	example,
})
