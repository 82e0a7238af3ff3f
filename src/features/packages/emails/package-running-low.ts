import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.2: to the client: one session of a package is left. */
export const packageRunningLow = messageKind({
	kind: 'package-running-low',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title'],
	title: (locale) => m.packages_mail_low_title({}, { locale }),
	subject: (params, locale) => m.packages_mail_low_subject(params, { locale }),
	body: (params, locale) => m.packages_mail_low_body(params, { locale }),
	button: (locale) => m.packages_mail_see({}, { locale }),
	example,
})
