import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.2: to the client: what is left of a package has to be booked until a day. */
export const packageExpiringMail = messageKind({
	kind: 'package-expiring',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'sessions', 'date'],
	title: (locale) => m.packages_mail_expiring_title({}, { locale }),
	subject: (params, locale) => m.packages_mail_expiring_subject(params, { locale }),
	body: (params, locale) => m.packages_mail_expiring_body(params, { locale }),
	button: (locale) => m.packages_mail_see({}, { locale }),
	example,
})
