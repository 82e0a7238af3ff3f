/**
 * The service worker's side of pages that open without a network (5.5). Pages of one person at a time, in a cache of their
 * name: asked to keep another's, it first throws away what there is. A page is kept only if it names its owner, so that
 * what comes after a change of account can't get into the wrong cache.
 */
const pagesOf = (owner: string) => `pages ${owner}`
const assets = 'assets'
const stamp = 'x-touchline-stamp'

type Ahead = { owner: string; pages: { path: string; stamp: string }[] }

/** Whose pages are kept here, if anybody's. */
export async function keptOwner(): Promise<string | null> {
	const name = (await caches.keys()).find((each) => each.startsWith('pages '))
	return name ? name.slice('pages '.length) : null
}

export async function forget(butOwner?: string): Promise<void> {
	for (const name of await caches.keys())
		if (name.startsWith('pages ') && name !== (butOwner && pagesOf(butOwner))) await caches.delete(name)
}

/** Fetches what is new of the pages ahead. What left the list goes. One at a time: an older list must not end last. */
export const keep = (owner: string): Promise<void> => navigator.locks.request('keep', () => keepAhead(owner))

async function keepAhead(owner: string): Promise<void> {
	await forget(owner)
	const answer = await fetch('/client/ahead')
	if (answer.redirected) return forget()
	if (!answer.ok) return
	const ahead: Ahead = await answer.json()
	if (ahead.owner !== owner) return forget()
	const cache = await caches.open(pagesOf(owner))
	let changed = false
	for (const { path, stamp } of ahead.pages) changed = (await keepPage(cache, owner, path, stamp)) || changed
	const paths = new Set(ahead.pages.map((each) => each.path))
	for (const { url } of await cache.keys()) if (!paths.has(pageOf(new URL(url)))) await cache.delete(url)
	if (changed) await letGoOfOldAssets(cache)
}

/** The page as it is opened, and its data as it is asked for by a link. @returns whether it was new */
async function keepPage(cache: Cache, owner: string, path: string, fresh: string): Promise<boolean> {
	const known = await cache.match(path)
	if (known?.headers.get(stamp) === fresh && (await cache.match(dataOf(path)))) return false
	const answers: [string, Response][] = []
	for (const url of [dataOf(path), path]) {
		const response = await fetch(url, { headers: url === path ? { accept: 'text/html' } : {} })
		if (response.redirected || !response.ok) return false
		const text = await response.text()
		if (!text.includes(owner)) return false
		// What it is made of first: a page that is kept opens whole.
		if (url === path) for (const asset of assetsIn(text)) await follow(asset, new Set())
		const headers = new Headers(response.headers)
		headers.set(stamp, fresh)
		// What they say was true of the bytes on their way.
		for (const name of ['content-encoding', 'content-length']) headers.delete(name)
		answers.push([url, new Response(text, { headers })])
	}
	for (const [url, response] of answers) await cache.put(url, response)
	return true
}

const suffix = '/__data.json'
const dataOf = (path: string) => `${path}${suffix}`
const pageOf = ({ pathname }: URL) =>
	pathname.endsWith(suffix) ? pathname.slice(0, -suffix.length) : pathname

/** Keeps a file of the app and what it loads later in turn. They never change under their names. */
async function follow(url: string, wanted: Set<string>): Promise<void> {
	if (wanted.has(url)) return
	wanted.add(url)
	const cache = await caches.open(assets)
	const known = await cache.match(url)
	const response = known ?? (await fetch(url))
	if (!response.ok) throw new Error(`${url} can’t be kept: ${response.status}`)
	if (!known) await cache.put(url, response.clone())
	// The app's own entry names every page there is.
	if (!url.endsWith('.js') || /\/entry\/app\./.test(url)) return
	for (const next of importsIn(await response.text(), url)) await follow(next, wanted)
}

/** Files of earlier versions that no kept page is made of any more. */
async function letGoOfOldAssets(pages: Cache): Promise<void> {
	const wanted = new Set<string>()
	for (const { url } of await pages.keys()) {
		const html = url.endsWith(suffix) ? '' : ((await (await pages.match(url))?.text()) ?? '')
		for (const asset of assetsIn(html)) await follow(asset, wanted)
	}
	const cache = await caches.open(assets)
	for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url)
}

const assetsIn = (html: string): Set<string> =>
	new Set(
		[...html.matchAll(/\/_app\/immutable\/[\w./-]+\.(?:js|css|woff2)/g)].map(
			([path]) => new URL(path, self.location.href).href,
		),
	)

const importsIn = (script: string, url: string): string[] =>
	[...script.matchAll(/["'`](\.{1,2}\/[\w./-]+\.(?:js|css))["'`]/g)].map(
		([, path = '']) => new URL(path, url).href,
	)

/** How long a network may take that is there by name only, where the page is kept. In milliseconds. */
const patience = 4000

/** From the network where it answers; else as it was kept. Null: it isn't kept. */
export async function fromNetworkOrKept(
	request: Request,
	coming?: Promise<Response | undefined>,
): Promise<Response | null> {
	const live = (coming ?? Promise.resolve(undefined)).then((early) => early ?? fetch(request))
	const owner = await keptOwner()
	const kept = owner ? await (await caches.open(pagesOf(owner))).match(request, { ignoreSearch: true }) : null
	if (!kept) return live.catch(() => null)
	const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null))
	const answer = await Promise.race([live.catch(() => null), late])
	// A proxy that can't reach us answers in our name.
	return answer && answer.status < 502 ? answer : kept
}

/** A file of the app: it never changes under its name. */
export const fromKeptOrNetwork = async (request: Request): Promise<Response> =>
	(await (await caches.open(assets)).match(request)) ?? fetch(request)
