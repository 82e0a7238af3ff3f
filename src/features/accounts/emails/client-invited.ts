import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** To somebody who is coached and may log in from now on (2.1). */
export const clientInvitedMail = messageKind({
	kind: 'client-invited',
	to: 'client',
	essential: true,
	channels: ['mail'],
	params: ['name', 'studio', 'days'],
	title: (locale) => m.accounts_mail_client_title({}, { locale }),
	subject: ({ studio }, locale, form) => m.accounts_mail_client_subject({ studio, form }, { locale }),
	body: ({ name, studio, days }, locale, form) =>
		m.accounts_mail_client_body({ name, studio, days, form }, { locale }),
	button: (locale) => m.accounts_mail_invited_button({}, { locale }),
})
