import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** To somebody invited to a program, with or without a log-in yet (6.2). */
export const programInvitedMail = messageKind({
	kind: 'program-invited',
	to: 'client',
	essential: true,
	channels: ['mail'],
	params: ['name', 'studio', 'program', 'days'],
	title: (locale) => m.accounts_mail_program_title({}, { locale }),
	subject: ({ program }, locale) => m.accounts_mail_program_subject({ program }, { locale }),
	body: ({ name, studio, program, days }, locale, form) =>
		m.accounts_mail_program_body({ name, studio, program, days, form }, { locale }),
	button: (locale) => m.accounts_mail_invited_button({}, { locale }),
})
