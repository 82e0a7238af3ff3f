import { error, type RequestEvent } from '@sveltejs/kit'
import { type Actor, visitor } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import type { PageReading } from '#platform/http/doors.ts'
import { countHits, neighbourhood } from '#platform/http/limits.ts'
import { appPool, NotFound } from '#platform/perform.ts'
import { studioNamed } from '#platform/signed-link.ts'
import { receiptByLink } from './queries/by-link.ts'

type At = Pick<RequestEvent, 'params' | 'locals' | 'getClientAddress'>

/**
 * Whoever opens the link of a receipt is a visitor of the studio it names, whatever else they are here. Tries are counted, right and
 * wrong ones alike: nobody goes through links to see which are genuine.
 */
export async function atReceipt({ params, locals: { actor }, getClientAddress }: At): Promise<Actor> {
	const bucket = `receipt-check:${neighbourhood(getClientAddress())}`
	const wait = await countHits(appPool(), [{ bucket, most: 60, seconds: 600 }], now())
	if (wait > 0) error(429, 'too_many_requests')
	return visitor(actor.locale, actor.accountId, studioNamed(params.token ?? ''))
}

/** 11.4: what the page of a receipt's link shows. One that was never issued, and a link we never signed, are unknown alike. */
export async function checkByLink({ ask, params: { token = '' }, event }: PageReading) {
	event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
	const checked = await ask(receiptByLink, { token }).catch((thrown) => {
		if (thrown instanceof NotFound) return null
		throw thrown
	})
	return { checked, studio: checked?.studio ?? null }
}
