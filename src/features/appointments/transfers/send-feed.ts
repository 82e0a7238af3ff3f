import { createHash } from 'node:crypto'
import { readLinkToken } from '#features/accounts/rules/link-token.ts'
import type { Locale } from '#platform/actor.ts'
import { visitor } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { now } from '#platform/clock.ts'
import { transaction } from '#platform/database/transaction.ts'
import { countHits, countInLots, type Limit, neighbourhood } from '#platform/http/limits.ts'
import { problem } from '#platform/http/problems.ts'
import { appPool, NotFound, reading } from '#platform/perform.ts'
import { feed } from '../queries/feed.ts'
import { calendarText } from '../rules/icalendar.ts'

type Asked = { token: string; address: string; ifNoneMatch: string | null; locale: Locale }
type Found = Awaited<ReturnType<typeof feed.run>>

/** Programs ask every few minutes at most; whoever guesses is stopped long before (256 random bits). */
const ofFeed = (id: string): Limit => ({ bucket: `feed:${id}`, most: 300, seconds: 3600 })
const ofGuesses = (address: string): Limit => ({
	bucket: `feed-guess:${neighbourhood(address)}`,
	most: 100,
	seconds: 3600,
})

/**
 * 7.7: GET /feeds/<token>.ics, without cookies: the token alone says whose calendar it is. Unknown and revoked ones answer alike.
 * @throws NotFound for what leads nowhere
 */
export async function sendFeed({ token, address, ifNoneMatch, locale }: Asked): Promise<Response> {
	const named = readLinkToken(token)
	const found = named ? await look(named.studioId, token, locale) : null
	const limited = found
		? await countInLots(appPool(), [ofFeed(found.id)], now())
		: await countHits(appPool(), [ofGuesses(address)], now())
	if (limited > 0)
		return problem('too_many_requests', locale, {
			params: { seconds: limited },
			headers: { 'retry-after': String(limited) },
		})
	if (!named || !found) throw new NotFound()
	if (!found.usedAt || now().getTime() - found.usedAt.getTime() > 60_000)
		await noteUse(named.studioId, found.id)
	const { etag, headers } = headersOf(found)
	const known = (ifNoneMatch ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
	return known ? new Response(null, { status: 304, headers }) : new Response(textOf(found), { headers })
}

const look = (studioId: string, token: string, locale: Locale): Promise<Found | null> =>
	reading(visitor(locale, null, studioId), ({ ask }) => ask(feed, { token })).catch((error) => {
		if (error instanceof NotFound) return null
		throw error
	})

/** The stamp of each answer is its own time, hence a weak tag: what it says is the same as long as the appointments are. */
function headersOf({ entries, studioName }: Found) {
	const etag = `"${createHash('sha256')
		.update(JSON.stringify([studioName, entries]))
		.digest('base64url')}"`
	const headers = {
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': 'inline; filename="touchline.ics"',
		'cache-control': 'private, max-age=300',
		etag: `W/${etag}`,
		'x-robots-tag': 'noindex',
	}
	return { etag, headers }
}

const textOf = ({ entries, studioName }: Found): string =>
	calendarText(
		entries.map((entry) => ({ ...entry, description: '', organizer: null, attendee: null })),
		{ name: studioName, method: 'PUBLISH', host: publicAddress().hostname, now: now() },
	)

/** "Last used", to the minute: a write for every request would cost more than the request. */
const noteUse = (studioId: string, id: string) =>
	transaction(appPool(), studioId, 'read write', async (db) => ({
		commit: true,
		value: await db.updateTable('calendar_feed').set({ last_used_at: now() }).where('id', '=', id).execute(),
	}))
