import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.9: to the coach: the card was declined for a session on deck; it is asked again. */
export const onDeckUnpaid = messageKind({
	kind: 'on-deck-unpaid',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'amount', 'next'],
	title: (locale) => m.renewals_mail_unpaid_title({}, { locale }),
	subject: (params, locale) => m.renewals_mail_unpaid_subject(params, { locale }),
	body: (params, locale) => m.renewals_mail_unpaid_body(params, { locale }),
	button: (locale) => m.renewals_mail_see_owed({}, { locale }),
	example,
})
