import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the coach: a client bought a package by themselves. */
export const clientBoughtPackage = messageKind({
	kind: 'client-bought-package',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'title', 'sessions', 'amount'],
	title: (locale) => m.packages_mail_client_bought_title({}, { locale }),
	subject: (params, locale) => m.packages_mail_client_bought_subject(params, { locale }),
	body: (params, locale) => m.packages_mail_client_bought_body(params, { locale }),
	button: (locale) => m.packages_mail_see({}, { locale }),
	example,
})
