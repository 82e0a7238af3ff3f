import type { PageReading } from '#platform/http/doors.ts'
import { NotFound } from '#platform/perform.ts'
import { studioNamed } from '#platform/signed-link.ts'
import { dayOf } from '#platform/time/days.ts'
import { sessionByLink, timesToMoveByLink } from './queries/by-link.ts'
import { timesAsked, timesShown } from './rules/times-asked.ts'

/** Whoever opens a link of a mail is a visitor of the studio it names, whatever else they are here. */
export const studioOfToken = ({ params }: { params: Partial<Record<string, string>> }): string | null =>
	studioNamed(params.token ?? '')

/** What the page of a link shows. A link that is over, and one we never signed, lead to the same plain page (1.4). */
export async function lookByLink({ ask, params: { token = '' }, url, event }: PageReading) {
	aloneWithTheLink(event)
	const session = await orNothing(() => ask(sessionByLink, { token }))
	return { token, session, studio: session?.studio ?? null, done: url.searchParams.get('done') }
}

/** The same for choosing another time: months and days of whose session it is. */
export async function lookToMoveByLink({ ask, params: { token = '' }, url, event, now }: PageReading) {
	aloneWithTheLink(event)
	const session = await orNothing(() => ask(sessionByLink, { token }))
	if (!session) return { token, moving: null, studio: null }
	const today = dayOf(now, session.timeZone)
	const asked = timesAsked(url.searchParams, today)
	const found = await ask(timesToMoveByLink, { token, from: asked.from, to: asked.to })
	const { decision, timeZone, weekStartsOn } = found
	const shown = timesShown(asked, found, today)
	const moving = { session: found.session, decision, timeZone, weekStartsOn, now, shown }
	return { token, moving, studio: session.studio }
}

/** The address is the key: nobody else learns it, from a cache, a search engine or the next page. */
const aloneWithTheLink = (event: PageReading['event']): void =>
	event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })

async function orNothing<T>(ask: () => Promise<T>): Promise<T | null> {
	try {
		return await ask()
	} catch (thrown) {
		if (thrown instanceof NotFound) return null
		throw thrown
	}
}
