import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { stillWaits } from '../queries/telling.ts'

/** To the client: messages of their coaches that they haven't read, in one mail. */
export const messagesWaitMail = messageKind({
	kind: 'messages-wait',
	to: 'client',
	essential: false,
	channels: ['mail', 'notice'],
	params: ['firstName', 'messages', 'coach', 'text'],
	title: (locale) => m.conversations_mail_client_title({}, { locale }),
	subject: (params, locale) => m.conversations_mail_client_subject(params, { locale }),
	body: (params, locale) => m.conversations_mail_client_body(params, { locale }),
	button: (locale) => m.conversations_mail_open({}, { locale }),
	stillHolds: stillWaits,
	example: (locale) => ({
		...{ firstName: 'Amélie', coach: 'Camille', text: m.conversations_mail_example({}, { locale }) },
		messages: m.conversations_count_messages({ count: 2 }, { locale }),
	}),
})
