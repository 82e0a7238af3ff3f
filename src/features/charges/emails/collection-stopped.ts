import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { collectionExample } from './collection-example.ts'

/** 34: to the coach: a card is not asked any more. */
export const collectionStopped = messageKind({
	kind: 'collection-stopped',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'title', 'part', 'amount', 'next'],
	title: (locale) => m.charges_mail_stopped_title({}, { locale }),
	subject: (params, locale) => m.charges_mail_stopped_subject(params, { locale }),
	body: (params, locale) => m.charges_mail_stopped_body(params, { locale }),
	button: (locale) => m.charges_mail_see_thing({}, { locale }),
	example: collectionExample,
})
