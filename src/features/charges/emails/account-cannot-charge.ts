import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** To the owners: what is due from cards waits, because their account may not charge. */
export const accountCannotCharge = messageKind({
	kind: 'account-cannot-charge',
	to: 'staff',
	essential: true,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName'],
	title: (locale) => m.charges_mail_account_title({}, { locale }),
	subject: (_, locale) => m.charges_mail_account_subject({}, { locale }),
	body: (_, locale) => m.charges_mail_account_body({}, { locale }),
	button: (locale) => m.charges_mail_account_button({}, { locale }),
	example: () => ({ firstName: 'Camille' }),
})
