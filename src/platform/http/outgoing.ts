import { lookup as resolveName } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { type RequestOptions, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export type OutgoingRequest = {
	method?: 'GET' | 'POST'
	headers?: Record<string, string>
	body?: Buffer | string
	/** For the whole exchange, in milliseconds. */
	timeout?: number
	/** The longest answer that is read, in bytes. */
	limit?: number
}
export type OutgoingAnswer = { status: number; headers: Record<string, string>; body: Buffer }

/** The address is not one we call: not https, or inside a private network (quality 3). Never try again. */
export class OutgoingRefused extends Error {}

let exempt: (url: URL) => boolean = () => false

/** Tests have their servers on this machine; nothing else may ever exempt an address. */
export function exemptOutgoing(these: ((url: URL) => boolean) | null): void {
	exempt = these ?? (() => false)
}

/**
 * The one client for addresses that people gave us: push endpoints, webhooks, calendar feeds (quality 3). Https only; the
 * resolved address is checked and is the one connected to, so that a name can't change its mind in between; no redirects
 * are followed (a 3xx is an answer like any other); 5 s and 5 MB unless said otherwise.
 * @throws OutgoingRefused for addresses we don't call; any other error is the network's
 */
export async function outgoing(address: string, request: OutgoingRequest = {}): Promise<OutgoingAnswer> {
	if (!URL.canParse(address)) throw new OutgoingRefused('this is no web address')
	const url = new URL(address)
	const trusted = exempt(url)
	if (!trusted) refuseByName(url)
	return exchange(url, request, trusted)
}

/** What can be said before asking the network: also used where an address is first given. */
export function refuseByName(url: URL): void {
	if (url.protocol !== 'https:') throw new OutgoingRefused('only https addresses are called')
	if (url.username || url.password) throw new OutgoingRefused('an address with a password is not called')
	const host = url.hostname.replace(/^\[|\]$/g, '')
	if (isIP(host) && !isPublicAddress(host)) throw new OutgoingRefused('this address is in a private network')
}

// Node connects to exactly what this answers: checked here means pinned.
const resolvePublic: LookupFunction = (host, options, answer) => {
	resolveName(host, { ...options, all: true }, (error, found) => {
		if (error) return answer(error, '', 0)
		const allowed = found.filter(({ address }) => isPublicAddress(address))
		const [first] = allowed
		if (!first || allowed.length < found.length)
			return answer(new OutgoingRefused('this name leads into a private network'), '', 0)
		if (options.all) return answer(null, allowed)
		answer(null, first.address, first.family)
	})
}

function exchange(url: URL, request: OutgoingRequest, trusted: boolean): Promise<OutgoingAnswer> {
	const { method = 'GET', headers = {}, body, timeout = 5_000, limit = 5 * 1024 * 1024 } = request
	const options: RequestOptions = {
		method,
		headers,
		signal: AbortSignal.timeout(timeout),
		// No kept connections: the next call resolves and checks again.
		agent: false,
		...(trusted ? {} : { lookup: resolvePublic }),
	}
	const open = url.protocol === 'https:' ? requestHttps : requestHttp
	return new Promise((resolve, reject) => {
		const sent = open(url, options, (answer) => {
			const parts: Buffer[] = []
			let size = 0
			answer.on('data', (part: Buffer) => {
				size += part.length
				if (size > limit) return void sent.destroy(new Error(`the answer is longer than ${limit} bytes`))
				parts.push(part)
			})
			answer.on('error', reject)
			answer.on('end', () => {
				const flat = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
				resolve({
					status: answer.statusCode ?? 0,
					headers: Object.fromEntries(flat),
					body: Buffer.concat(parts),
				})
			})
		})
		sent.on('error', reject)
		sent.end(body)
	})
}
