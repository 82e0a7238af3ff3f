import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.7: to the client: their coach proposes another rate. */
export const rateProposedMail = messageKind({
	kind: 'rate-proposed',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'coach', 'amount'],
	title: (locale) => m.renewals_mail_proposed_title({}, { locale }),
	subject: (params, locale) => m.renewals_mail_proposed_subject(params, { locale }),
	body: (params, locale) => m.renewals_mail_proposed_body(params, { locale }),
	button: (locale) => m.renewals_mail_see_rate({}, { locale }),
	example,
})
