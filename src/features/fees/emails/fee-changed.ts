import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the client: what they pay regularly goes on in another way, pauses or ends. */
export const feeChangedMail = messageKind({
	kind: 'fee-changed',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'what'],
	title: (locale) => m.fees_mail_changed_title({}, { locale }),
	subject: (params, locale) => m.fees_mail_changed_subject(params, { locale }),
	body: (params, locale) => m.fees_mail_changed_body(params, { locale }),
	button: (locale) => m.fees_mail_see({}, { locale }),
	example,
})
