import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 6.3: to a client who accepted a paid program: what it costs, and where it is paid. */
export const programToPay = messageKind({
	kind: 'program-to-pay',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'price'],
	title: (locale) => m.subscriptions_mail_to_pay_title({}, { locale }),
	subject: (params, locale) => m.subscriptions_mail_to_pay_subject(params, { locale }),
	body: (params, locale) => m.subscriptions_mail_to_pay_body(params, { locale }),
	button: (locale) => m.subscriptions_mail_to_pay_button({}, { locale }),
	example,
})
