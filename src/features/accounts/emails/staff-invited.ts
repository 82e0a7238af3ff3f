import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** To somebody who is asked to work in a studio (1.3). */
export const staffInvitedMail = messageKind({
	kind: 'staff-invited',
	to: 'staff',
	essential: true,
	channels: ['mail'],
	params: ['name', 'studio', 'inviter', 'days'],
	title: (locale) => m.accounts_mail_staff_title({}, { locale }),
	subject: ({ studio }, locale) => m.accounts_mail_staff_subject({ studio }, { locale }),
	body: (params, locale) => m.accounts_mail_staff_body(params, { locale }),
	button: (locale) => m.accounts_mail_invited_button({}, { locale }),
})
