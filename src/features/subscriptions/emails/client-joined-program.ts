import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'

/** 6.3: to the coaches of a client who accepted. A notice: it needs no mail. */
export const clientJoinedProgram = messageKind({
	kind: 'client-joined-program',
	to: 'staff',
	essential: false,
	channels: ['notice'],
	params: ['client', 'title'],
	title: (locale) => m.subscriptions_mail_joined_title({}, { locale }),
	subject: (params, locale) => m.subscriptions_mail_joined_subject(params, { locale }),
	body: (params, locale) => m.subscriptions_mail_joined_body(params, { locale }),
	button: (locale) => m.subscriptions_mail_see({}, { locale }),
})
