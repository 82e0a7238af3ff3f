import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 6.5: to the coach: a client has ended a fee, or taken that back. */
export const clientEndedFee = messageKind({
	kind: 'client-ended-fee',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'title', 'what'],
	title: (locale) => m.fees_mail_ended_title({}, { locale }),
	subject: (params, locale) => m.fees_mail_ended_subject(params, { locale }),
	body: (params, locale) => m.fees_mail_ended_body(params, { locale }),
	button: (locale) => m.fees_mail_see_fee({}, { locale }),
	example,
})
