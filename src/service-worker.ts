/// <reference lib="webworker" />
import { m } from '#messages'

/**
 * Shows pushes, opens what they are about, and says so where there is no connection. Keeps no page and no data: what belongs
 * to one person must not be found on a device that another one uses.
 */
const worker = self as unknown as ServiceWorkerGlobalScope

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

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

worker.addEventListener('fetch', (event) => {
	if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return
	// Where there is a connection the browser goes by itself, which is sooner: nothing has to be woken for it.
	if (navigator.onLine) return
	event.respondWith(fetch(event.request).catch(() => offlinePage()))
})

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
