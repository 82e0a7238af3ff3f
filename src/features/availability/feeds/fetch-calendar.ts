import { digest } from '#features/accounts/ways-in/install-key.ts'
import { type OutgoingAnswer, OutgoingRefused, outgoing } from '#platform/http/outgoing.ts'
import type { Span } from '../rules/spans.ts'
import type { FeedFailure } from './failure.ts'
import { readInThread } from './read-in-thread.ts'

/** What came of asking a calendar once. `at` is when it was asked: an older answer never replaces a newer one. */
export type Fetched = { at: Date } & (
	| { kind: 'unchanged' }
	| { kind: 'read'; busy: Span[]; empty: boolean; etag: string | null; bodyDigest: string }
	| { kind: 'failed'; failure: FeedFailure }
)

export type ToFetch = {
	address: string
	timeZone: string
	at: Date
	/** What is known of the last answer, where the same answer again would change nothing. */
	known: { etag: string | null; bodyDigest: string | null } | null
}

const DAY_MS = 86_400_000
const [daysBack, daysAhead] = [1, 400]

/** `webcal:` is how calendar programs write https. */
export const asHttps = (address: string): string => address.trim().replace(/^webcals?:\/\//i, 'https://')

/**
 * 7.7: asks a calendar and reads it for the coming 400 days. Only a whole, readable answer is one (I7); everything else says why
 * it isn't. Never throws.
 */
export async function fetchCalendar({ address, timeZone, at, known }: ToFetch): Promise<Fetched> {
	const failed = (failure: FeedFailure): Fetched => ({ at, kind: 'failed', failure })
	const headers = {
		accept: 'text/calendar',
		'user-agent': 'Touchline',
		...(known?.etag ? { 'if-none-match': known.etag } : {}),
	}
	let answer: OutgoingAnswer
	try {
		answer = await outgoing(address, { headers })
	} catch (error) {
		if (error instanceof OutgoingRefused) return failed('feed_address')
		return failed(/longer than/.test(String(error)) ? 'feed_too_large' : 'feed_unreachable')
	}
	if (answer.status === 304 && known) return { at, kind: 'unchanged' }
	if (answer.status !== 200) return failed('feed_status')
	const text = answer.body.toString('utf8')
	const bodyDigest = digest(text)
	if (known?.bodyDigest === bodyDigest) return { at, kind: 'unchanged' }
	const from = at.getTime() - daysBack * DAY_MS
	const read = await readInThread({ text, timeZone, from, to: at.getTime() + daysAhead * DAY_MS })
	if (!read.ok) return failed(read.failure)
	const etag = answer.headers.etag?.slice(0, 500) ?? null
	return { at, kind: 'read', busy: read.busy, empty: read.empty, etag, bodyDigest }
}
