import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the client: an instalment is due that they pay themselves. */
export const instalmentDueMail = messageKind({
	kind: 'instalment-due',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'number', 'amount', 'date'],
	title: (locale) => m.plans_mail_due_title({}, { locale }),
	subject: (params, locale) => m.plans_mail_due_subject(params, { locale }),
	body: (params, locale) => m.plans_mail_due_body(params, { locale }),
	button: (locale) => m.plans_mail_see({}, { locale }),
	example,
})
