import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.4: to the coach: the same. */
export const onDeckBooked = messageKind({
	kind: 'on-deck-booked',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'amount', 'how'],
	title: (locale) => m.renewals_mail_booked_title({}, { locale }),
	subject: (params, locale) => m.renewals_mail_booked_subject(params, { locale }),
	body: (params, locale) => m.renewals_mail_booked_body(params, { locale }),
	button: (locale) => m.renewals_mail_see_client({}, { locale }),
	example,
})
