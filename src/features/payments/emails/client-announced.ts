import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the coach: a client says they have sent what they owe. */
export const clientAnnounced = messageKind({
	kind: 'client-announced-payment',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'amount', 'reference'],
	title: (locale) => m.payments_mail_announced_title({}, { locale }),
	subject: (params, locale) => m.payments_mail_announced_subject(params, { locale }),
	body: (params, locale) => m.payments_mail_announced_body(params, { locale }),
	button: (locale) => m.payments_mail_see_client({}, { locale }),
	example,
})
