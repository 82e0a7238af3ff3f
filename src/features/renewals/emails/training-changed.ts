import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 10.5: to the client: what their coach changed of it. */
export const trainingChanged = messageKind({
	kind: 'training-changed',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'coach', 'what'],
	title: (locale) => m.renewals_mail_changed_title({}, { locale }),
	subject: (params, locale) => m.renewals_mail_changed_subject(params, { locale }),
	body: (params, locale) => m.renewals_mail_changed_body(params, { locale }),
	button: (locale) => m.renewals_mail_see({}, { locale }),
	example,
})
