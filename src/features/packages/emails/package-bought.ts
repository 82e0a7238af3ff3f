import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the client: they have a package, bought or sold to them. */
export const packageBoughtMail = messageKind({
	kind: 'package-bought',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'sessions', 'how'],
	title: (locale) => m.packages_mail_bought_title({}, { locale }),
	subject: (params, locale) => m.packages_mail_bought_subject(params, { locale }),
	body: (params, locale) => m.packages_mail_bought_body(params, { locale }),
	button: (locale) => m.packages_mail_see({}, { locale }),
	example,
})
