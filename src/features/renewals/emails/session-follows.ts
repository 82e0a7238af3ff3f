import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.4: to the client: a session was booked at the current rate. */
export const sessionFollows = messageKind({
	kind: 'session-follows',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'coach', 'amount', 'how'],
	title: (locale) => m.renewals_mail_follows_title({}, { locale }),
	subject: (params, locale) => m.renewals_mail_follows_subject(params, { locale }),
	body: (params, locale) => m.renewals_mail_follows_body(params, { locale }),
	button: (locale) => m.renewals_mail_see({}, { locale }),
	example,
})
