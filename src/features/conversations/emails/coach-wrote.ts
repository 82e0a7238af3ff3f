import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { stillWaits } from '../queries/telling.ts'

/** To the client, on their devices: a coach has written. What was said stays inside: a locked screen is anybody's to read. */
export const coachWrote = messageKind({
	kind: 'coach-wrote',
	to: 'client',
	essential: false,
	channels: ['push'],
	params: ['firstName', 'coach'],
	title: (locale) => m.conversations_push_client_title({}, { locale }),
	subject: (params, locale) => m.conversations_push_subject({ name: params.coach }, { locale }),
	body: (params, locale) => m.conversations_push_body({ name: params.coach }, { locale }),
	button: (locale) => m.conversations_mail_open({}, { locale }),
	stillHolds: stillWaits,
	example: () => ({ firstName: 'Amélie', coach: 'Camille' }),
})
