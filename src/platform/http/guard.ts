import type { Actor } from '../actor.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether an unsafe request comes from our own pages (quality 3). A request that carries an API key instead of a
 * cookie has no site to come from.
 */
export function sameOrigin(request: Request, url: URL): boolean {
	if (safe.has(request.method)) return true
	const cookie = request.headers.get('cookie')
	if (cookie === null && /^Bearer /i.test(request.headers.get('authorization') ?? '')) return true
	const site = request.headers.get('sec-fetch-site')
	if (site !== null) return site === 'same-origin' || site === 'none'
	const origin = request.headers.get('origin')
	if (origin !== null) return origin === url.origin
	// Neither header: not a browser, hence no cookie that somebody else's page could use.
	return cookie === null
}

/**
 * Every request there is, to pages, addresses and API: from our own pages where it changes something, by whoever it is at
 * this moment; and what somebody saw while logged in is not shown from a cache after they left (quality 3).
 */
export async function guarded(
	request: Request,
	url: URL,
	{ who, answer }: { who: () => Promise<Actor>; answer: (actor: Actor) => Response | Promise<Response> },
): Promise<Response> {
	if (!sameOrigin(request, url)) return new Response('This form was sent from another site.', { status: 403 })
	const actor = await who()
	const response = await answer(actor)
	if (actor.accountId !== null && !response.headers.has('cache-control'))
		response.headers.set('cache-control', 'no-store')
	return secure(response)
}

/** Headers every answer carries. The content policy itself, with its nonces, comes from SvelteKit. */
export function secure(response: Response): Response {
	response.headers.set('x-content-type-options', 'nosniff')
	response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
	response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
	if (!response.headers.has('x-frame-options')) response.headers.set('x-frame-options', 'DENY')
	return response
}
