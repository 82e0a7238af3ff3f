import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.2: to the client: the last session of a package has taken place. */
export const packageUsedUp = messageKind({
	kind: 'package-used-up',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title'],
	title: (locale) => m.packages_mail_used_up_title({}, { locale }),
	subject: (params, locale) => m.packages_mail_used_up_subject(params, { locale }),
	body: (params, locale) => m.packages_mail_used_up_body(params, { locale }),
	button: (locale) => m.packages_mail_see({}, { locale }),
	example,
})
