import type { IncomingMessage } from 'node:http'

const address = /^\/unsubscribe\/[\w.-]+\/one-click$/
const fromBrowsers = ['cookie', 'origin', 'referer', 'sec-fetch-site', 'authorization'] as const

/**
 * Whether this is the POST of a mail provider that stops a mail (RFC 8058). It never says where it comes from, so
 * SvelteKit, which takes no form without an origin, would refuse it. Only this one address, and only without anything
 * a browser sends: the token in the address is all it acts with.
 */
export function isOneClick({
	method,
	url,
	headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean {
	return (
		method === 'POST' &&
		address.test(url?.split('?')[0] ?? '') &&
		fromBrowsers.every((name) => headers[name] === undefined)
	)
}
