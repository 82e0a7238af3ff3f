import { m } from '#messages'
import { messageKind } from '#platform/telling/kinds.ts'
import { isStillOffered } from '../queries/still.ts'
import { example } from './example.ts'

/** 7.1: a client is offered a bundle, and picks its dates. */
export const bundleOffered = messageKind({
	kind: 'bundle-offered',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	params: ['firstName', 'name', 'coach', 'content', 'price', 'until', 'message'],
	title: (locale) => m.bundles_mail_offered_title({}, { locale }),
	subject: (params, locale, form) => m.bundles_mail_offered_subject({ ...params, form }, { locale }),
	body: (params, locale, form) => m.bundles_mail_offered_body({ ...params, form }, { locale }),
	button: (locale) => m.bundles_mail_see_offer({}, { locale }),
	stillHolds: isStillOffered,
	example: (locale) => example(locale),
})
