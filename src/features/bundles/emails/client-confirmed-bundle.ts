import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { example } from './example.ts'

/** To the coach: a client chose the dates of a bundle. */
export const clientConfirmedBundle = messageKind({
	kind: 'client-confirmed-bundle',
	to: 'staff',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['client', 'name', 'sessions'],
	title: (locale) => m.bundles_mail_client_confirmed_title({}, { locale }),
	subject: (params, locale) => m.bundles_mail_client_confirmed_subject(params, { locale }),
	body: (params, locale) => m.bundles_mail_client_confirmed_body(params, { locale }),
	button: (locale) => m.bundles_mail_see_bundle({}, { locale }),
	example: (locale) => example(locale),
})
