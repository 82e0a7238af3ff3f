import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { collectionExample } from './collection-example.ts'

/** 28, 29: to the client: what was due couldn’t be taken from their card, and what follows. */
export const collectionFailedMail = messageKind({
	kind: 'collection-failed',
	to: 'client',
	essential: true,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'title', 'part', 'amount', 'next'],
	title: (locale) => m.charges_mail_collection_title({}, { locale }),
	subject: (params, locale) => m.charges_mail_collection_subject(params, { locale }),
	body: (params, locale) => m.charges_mail_collection_body(params, { locale }),
	button: (locale) => m.charges_mail_see({}, { locale }),
	example: collectionExample,
})
