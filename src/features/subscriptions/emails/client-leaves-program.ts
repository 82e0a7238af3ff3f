import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 6.5: to the coaches of a client who leaves a program, or stays after all. */
export const clientLeavesProgram = messageKind({
	kind: 'client-leaves-program',
	to: 'staff',
	essential: false,
	channels: ['mail', 'notice'],
	params: ['client', 'title', 'what'],
	title: (locale) => m.subscriptions_mail_leaves_title({}, { locale }),
	subject: (params, locale) => m.subscriptions_mail_leaves_subject(params, { locale }),
	body: (params, locale) => m.subscriptions_mail_leaves_body(params, { locale }),
	button: (locale) => m.subscriptions_mail_leaves_button({}, { locale }),
	example,
})
