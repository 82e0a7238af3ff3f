import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { stillWaits } from '../queries/telling.ts'

/** To the coach: of whom messages wait. Not what they say: clients write of their health, which is for no mail (quality 3). */
export const clientsWait = messageKind({
	kind: 'clients-wait',
	to: 'staff',
	essential: false,
	channels: ['mail', 'notice'],
	params: ['messages', 'clients'],
	title: (locale) => m.conversations_mail_staff_title({}, { locale }),
	subject: (params, locale) => m.conversations_mail_staff_subject(params, { locale }),
	body: (params, locale) => m.conversations_mail_staff_body(params, { locale }),
	button: (locale) => m.conversations_mail_open({}, { locale }),
	stillHolds: stillWaits,
	example: (locale) => ({
		clients: 'Amélie Durand (2), Ben Okafor',
		messages: m.conversations_count_messages({ count: 3 }, { locale }),
	}),
})
