/// <reference lib="webworker" />
import { m } from '#messages'
import { type Asked, errand } from '#platform/offline/keep.ts'
import { forget, fromKeptOrNetwork, fromNetworkOrKept, keep, keptOwner } from '#platform/offline/kept.ts'
import { send } from '#platform/offline/sending.ts'

/**
 * Shows pushes, opens what they are about, keeps the next workouts of who is logged in for days without a network (5.5), sends
 * what was written meanwhile, and says so where there is no connection.
 */
const worker = self as unknown as ServiceWorkerGlobalScope & {
	// The DOM's types don't know Background Sync, which is Chromium's alone.
	addEventListener(type: 'sync', listen: (event: ExtendableEvent & { tag: string }) => void): void
}

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(begin()))

async function begin(): Promise<void> {
	// A page is on its way while this is woken.
	await worker.registration.navigationPreload?.enable()
	await worker.clients.claim()
}

type Pushed = { title: string; body: string; link: string | null; tag: string }

worker.addEventListener('push', (event) => {
	if (!event.data) return
	const { title, body, link, tag }: Pushed = event.data.json()
	const options = { body, tag, data: { link }, icon: '/icon-192.png', badge: '/icon-192.png' }
	event.waitUntil(worker.registration.showNotification(title, options))
})

worker.addEventListener('notificationclick', (event) => {
	event.notification.close()
	const { link }: { link: string | null } = event.notification.data ?? { link: null }
	event.waitUntil(open(new URL(link ?? '/notifications', worker.location.origin)))
})

/** Brings a window of ours to the front and there; never leads to another site. */
async function open(url: URL): Promise<void> {
	const ours = url.origin === worker.location.origin ? url.href : worker.location.origin
	const [window] = await worker.clients.matchAll({ type: 'window' })
	if (!window) return void (await worker.clients.openWindow(ours))
	await window.focus()
	await window.navigate(ours).catch(() => worker.clients.openWindow(ours))
}

worker.addEventListener('message', (event) => {
	const asked: Asked = event.data
	event.waitUntil('keep' in asked ? keep(asked.keep).catch(() => {}) : forget())
})

worker.addEventListener('sync', (event) => {
	if (event.tag === errand) event.waitUntil(sendWaiting())
})

/** Only of whose pages are kept: nobody else is logged in here. Thrown, so that the browser tries again. */
async function sendWaiting(): Promise<void> {
	const owner = await keptOwner()
	if (owner && (await send(owner)) === 'unreachable') throw new Error('no connection yet')
}

worker.addEventListener('fetch', (event) => {
	const { request } = event
	const { origin, pathname } = new URL(request.url)
	if (request.method !== 'GET' || origin !== worker.location.origin) return
	if (pathname.startsWith('/_app/immutable/')) return event.respondWith(fromKeptOrNetwork(request))
	const isPage = request.mode === 'navigate'
	if (isPage && pathname === '/')
		return navigator.onLine ? undefined : event.respondWith(homeOrOffline(request))
	if (!pathname.startsWith('/client') || !(isPage || pathname.endsWith('/__data.json')))
		// Where there is a connection the browser goes by itself, which is sooner: nothing has to be woken for it.
		return isPage && !navigator.onLine
			? event.respondWith(fetch(request).catch(() => offlinePage()))
			: undefined
	event.respondWith(fromNetworkOrKept(request, event.preloadResponse).then((page) => page ?? without(isPage)))
})

const without = (isPage: boolean): Response => (isPage ? offlinePage() : Response.error())

/** An installed Touchline starts at "/", which leads a client home. */
async function homeOrOffline(request: Request): Promise<Response> {
	const home = (await keptOwner()) ? Response.redirect('/client', 302) : offlinePage()
	return fetch(request).catch(() => home)
}

function offlinePage(): Response {
	const locale = navigator.language.startsWith('fr') ? 'fr' : 'en'
	const say = { locale } as const
	const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${m.notifications_offline_title({}, say)}</title>
<style>body{display:grid;place-content:center;gap:.75rem;min-height:100dvh;margin:0;padding:1.5rem;box-sizing:border-box;
font:1rem/1.5 system-ui,sans-serif;background:light-dark(#fbfaf8,#151815);color:light-dark(#23261f,#eceee8)}
h1{margin:0;font-size:1.5rem}p{max-width:26rem;margin:0}a{justify-self:start;margin-top:.5rem;padding:.75rem 1.25rem;
border-radius:.5rem;background:light-dark(#1d6b45,#6fd39a);color:light-dark(#fff,#151815);text-decoration:none;font-weight:600}</style>
</head><body><h1>${m.notifications_offline_title({}, say)}</h1><p>${m.notifications_offline_text({}, say)}</p>
<a href="">${m.notifications_offline_retry({}, say)}</a></body></html>`
	return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
