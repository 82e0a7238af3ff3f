/**
 * Why a calendar couldn't be read. Each is also a refusal with a sentence (`refused_feed_…`), said beside the address when it is
 * added and beside the calendar when it fails later.
 */
export const feedFailures = [
	'feed_address',
	'feed_unreachable',
	'feed_status',
	'feed_too_large',
	'feed_empty',
	'feed_unreadable',
	'feed_too_much',
] as const
export type FeedFailure = (typeof feedFailures)[number]

export class FeedProblem extends Error {
	readonly failure: FeedFailure
	constructor(failure: FeedFailure) {
		super(failure)
		this.failure = failure
	}
}
