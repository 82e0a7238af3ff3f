import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { isStillConfirmed } from '../queries/still.ts'
import { example } from './example.ts'

/** 7.4: all sessions of a bundle with their dates, in one message. */
export const bundleConfirmed = messageKind({
	kind: 'bundle-confirmed',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'name', 'coach', 'sessions', 'price'],
	title: (locale) => m.bundles_mail_confirmed_title({}, { locale }),
	subject: (params, locale, form) => m.bundles_mail_confirmed_subject({ ...params, form }, { locale }),
	body: (params, locale, form) => m.bundles_mail_confirmed_body({ ...params, form }, { locale }),
	button: (locale) => m.bundles_mail_see_sessions({}, { locale }),
	stillHolds: isStillConfirmed,
	example: (locale) => example(locale),
})
