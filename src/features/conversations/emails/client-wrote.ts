import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { stillWaits } from '../queries/telling.ts'

/** To the coach, on their devices: a client has written. */
export const clientWrote = messageKind({
	kind: 'client-wrote',
	to: 'staff',
	essential: false,
	channels: ['push'],
	params: ['client'],
	title: (locale) => m.conversations_push_staff_title({}, { locale }),
	subject: (params, locale) => m.conversations_push_subject({ name: params.client }, { locale }),
	body: (params, locale) => m.conversations_push_body({ name: params.client }, { locale }),
	button: (locale) => m.conversations_mail_open({}, { locale }),
	stillHolds: stillWaits,
	example: () => ({ client: 'Amélie Durand' }),
})
