import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** 34: to the coach: a card is not asked any more. */
export const collectionStopped = messageKind({
	kind: 'collection-stopped',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'title', 'number', 'amount', 'next'],
	title: (locale) => m.plans_mail_stopped_title({}, { locale }),
	subject: (params, locale) => m.plans_mail_stopped_subject(params, { locale }),
	body: (params, locale) => m.plans_mail_stopped_body(params, { locale }),
	button: (locale) => m.plans_mail_see({}, { locale }),
	example,
})
