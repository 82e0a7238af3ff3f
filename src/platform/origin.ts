/** Where a request comes from, besides who sends it. */
export type Origin = {
	/** Address of the client, as the front tells it: a forwarded one only from configured proxies. */
	address: string
	userAgent: string
	/** Secret of the session cookie; null without one. */
	session: string | null
	/** What a device that has logged in before carries; null on a new one. */
	device: string | null
	/** Secret of a log-in that waits for its second factor; null otherwise. */
	step: string | null
}

/** No request at all: reactions, schedules, scripts. */
export const nowhere: Origin = { address: '', userAgent: '', session: null, device: null, step: null }
