import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the coach: a client doesn't want a bundle. */
export const clientDeclinedBundle = messageKind({
	kind: 'client-declined-bundle',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'name', 'reason'],
	title: (locale) => m.bundles_mail_client_declined_title({}, { locale }),
	subject: (params, locale) => m.bundles_mail_client_declined_subject(params, { locale }),
	body: (params, locale) => m.bundles_mail_client_declined_body(params, { locale }),
	button: (locale) => m.bundles_mail_see_bundle({}, { locale }),
	example: (locale) => example(locale),
})
