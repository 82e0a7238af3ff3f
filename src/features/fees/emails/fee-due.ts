import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the client: a period has begun that they pay themselves. */
export const feeDueMail = messageKind({
	kind: 'fee-due',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'amount'],
	title: (locale) => m.fees_mail_due_title({}, { locale }),
	subject: (params, locale) => m.fees_mail_due_subject(params, { locale }),
	body: (params, locale) => m.fees_mail_due_body(params, { locale }),
	button: (locale) => m.fees_mail_see({}, { locale }),
	example,
})
