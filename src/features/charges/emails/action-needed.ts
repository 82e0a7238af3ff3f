import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 24: to the client: their bank wants their word before their card is charged. */
export const actionNeededMail = messageKind({
	kind: 'card-needs-you',
	to: 'client',
	essential: true,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'client', 'amount', 'title'],
	title: (locale) => m.charges_mail_action_title({}, { locale }),
	subject: (params, locale) => m.charges_mail_action_subject(params, { locale }),
	body: (params, locale) => m.charges_mail_action_body(params, { locale }),
	button: (locale) => m.charges_mail_action_button({}, { locale }),
	example,
})
