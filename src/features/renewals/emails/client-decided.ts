import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.5: to the coach: what a client decided about ongoing training. */
export const clientDecided = messageKind({
	kind: 'client-decided',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'what'],
	title: (locale) => m.renewals_mail_decided_title({}, { locale }),
	subject: (params, locale) => m.renewals_mail_decided_subject(params, { locale }),
	body: (params, locale) => m.renewals_mail_decided_body(params, { locale }),
	button: (locale) => m.renewals_mail_see_client({}, { locale }),
	example,
})
