import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 28, 29: to the client: an instalment couldn’t be taken from their card, and what follows. */
export const instalmentFailedMail = messageKind({
	kind: 'instalment-failed',
	to: 'client',
	essential: true,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'number', 'amount', 'next'],
	title: (locale) => m.plans_mail_failed_title({}, { locale }),
	subject: (params, locale) => m.plans_mail_failed_subject(params, { locale }),
	body: (params, locale) => m.plans_mail_failed_body(params, { locale }),
	button: (locale) => m.plans_mail_see({}, { locale }),
	example,
})
