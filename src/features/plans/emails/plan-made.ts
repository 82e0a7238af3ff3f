import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the client: what they pay, and on which days. */
export const planMadeMail = messageKind({
	kind: 'payment-plan-made',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'schedule', 'how'],
	title: (locale) => m.plans_mail_made_title({}, { locale }),
	subject: (params, locale) => m.plans_mail_made_subject(params, { locale }),
	body: (params, locale) => m.plans_mail_made_body(params, { locale }),
	button: (locale) => m.plans_mail_see({}, { locale }),
	example,
})
