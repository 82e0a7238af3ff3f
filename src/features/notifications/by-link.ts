import type { Locale } from '#platform/actor.ts'
import { visitor } from '#platform/actor.ts'
import { NotFound, type Outcome, perform, reading } from '#platform/perform.ts'
import { readUnsubscription } from '#platform/telling/unsubscribe.ts'
import { unsubscription } from './queries/person-behind.ts'
import { unsubscribe } from './use-cases/unsubscribe.ts'

/**
 * What an unsubscribe link shows. Whoever is logged in here, the link speaks for the person it was sent to, in their studio.
 * Throws NotFound for a token we didn't sign.
 */
export async function lookByLink(token: string, locale: Locale) {
	const what = await readUnsubscription(token)
	if (!what) throw new NotFound()
	const holder = visitor(locale, null, what.studioId)
	const { title, studio, wanted } = await reading(holder, (r) => r.ask(unsubscription, { token }))
	return { title, studioName: studio, wanted, token }
}

/** Stops (or starts again) what the link is about. Throws NotFound for a token we didn't sign. */
export async function actByLink(
	token: string,
	wanted: boolean,
	locale: Locale,
): Promise<Outcome<{ kind: string; wanted: boolean }>> {
	const what = await readUnsubscription(token)
	if (!what) throw new NotFound()
	return perform(unsubscribe, { token, wanted }, { actor: visitor(locale, null, what.studioId) })
}
