import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 3, 57: to the client: what came for something settled already goes back to their card. */
export const moneyComesBack = messageKind({
	kind: 'card-money-back',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'client', 'amount', 'title'],
	title: (locale) => m.charges_mail_back_title({}, { locale }),
	subject: (params, locale) => m.charges_mail_back_subject(params, { locale }),
	body: (params, locale) => m.charges_mail_back_body(params, { locale }),
	button: (locale) => m.charges_mail_back_button({}, { locale }),
	example,
})
