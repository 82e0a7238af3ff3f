import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 6.3: to a client who was let in. The mail is that of their payment. */
export const programOpen = messageKind({
	kind: 'program-open',
	to: 'client',
	essential: false,
	channels: ['push', 'notice'],
	params: ['firstName', 'title'],
	title: (locale) => m.subscriptions_mail_open_title({}, { locale }),
	subject: (params, locale) => m.subscriptions_mail_open_subject(params, { locale }),
	body: (params, locale) => m.subscriptions_mail_open_body(params, { locale }),
	button: (locale) => m.subscriptions_mail_open_button({}, { locale }),
	example,
})
