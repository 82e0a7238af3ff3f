import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 49: to the coach: a bank disputes a payment. */
export const disputeOpenedMail = messageKind({
	kind: 'card-disputed',
	to: 'staff',
	essential: true,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'client', 'amount', 'title'],
	title: (locale) => m.charges_mail_disputed_title({}, { locale }),
	subject: (params, locale) => m.charges_mail_disputed_subject(params, { locale }),
	body: (params, locale) => m.charges_mail_disputed_body(params, { locale }),
	button: (locale) => m.charges_mail_disputed_button({}, { locale }),
	example,
})
