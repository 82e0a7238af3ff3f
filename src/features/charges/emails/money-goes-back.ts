import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 22, 57: to the coach: a client's card was charged for something settled or cancelled already, and the money goes back. */
export const moneyGoesBack = messageKind({
	kind: 'card-money-goes-back',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'client', 'amount', 'title'],
	title: (locale) => m.charges_mail_goes_back_title({}, { locale }),
	subject: (params, locale) => m.charges_mail_goes_back_subject(params, { locale }),
	body: (params, locale) => m.charges_mail_goes_back_body(params, { locale }),
	button: (locale) => m.charges_mail_failed_button({}, { locale }),
	example,
})
