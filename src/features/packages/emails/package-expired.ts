import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.2: to the client: the last day of a package is over, and what was left of it. */
export const packageExpiredMail = messageKind({
	kind: 'package-expired',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'sessions'],
	title: (locale) => m.packages_mail_expired_title({}, { locale }),
	subject: (params, locale) => m.packages_mail_expired_subject(params, { locale }),
	body: (params, locale) => m.packages_mail_expired_body(params, { locale }),
	button: (locale) => m.packages_mail_see({}, { locale }),
	example,
})
