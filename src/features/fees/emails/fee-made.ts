import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the client: what they pay regularly, and when first. */
export const feeMadeMail = messageKind({
	kind: 'fee-made',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'price', 'days', 'how'],
	title: (locale) => m.fees_mail_made_title({}, { locale }),
	subject: (params, locale) => m.fees_mail_made_subject(params, { locale }),
	body: (params, locale) => m.fees_mail_made_body(params, { locale }),
	button: (locale) => m.fees_mail_see({}, { locale }),
	example,
})
