import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 48: to the coach: money that was given back has come back. */
export const refundFailedMail = messageKind({
	kind: 'card-refund-failed',
	to: 'staff',
	essential: true,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'client', 'amount', 'title'],
	title: (locale) => m.charges_mail_failed_title({}, { locale }),
	subject: (params, locale) => m.charges_mail_failed_subject(params, { locale }),
	body: (params, locale) => m.charges_mail_failed_body(params, { locale }),
	button: (locale) => m.charges_mail_failed_button({}, { locale }),
	example,
})
