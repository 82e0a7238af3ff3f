/** What a page asks the service worker: to keep the pages of who is logged in, or to forget all it keeps. */
export type Asked = { keep: string } | { forget: true }

/** The name of the errand a browser does when the network is back, also after the page was closed. */
export const errand = 'touchline-outbox'

async function ask(asked: Asked): Promise<void> {
	if (!('serviceWorker' in navigator)) return
	const registration = await navigator.serviceWorker.getRegistration()
	if (registration) (await navigator.serviceWorker.ready).active?.postMessage(asked)
}

/** Has the next days' pages kept on this device, so that they open without a network (5.5). */
export const keepPages = (owner: string): Promise<void> => ask({ keep: owner })

/** Nothing of anybody stays on this device: at log-out, and where somebody else logs in. */
export const forgetPages = (): Promise<void> => ask({ forget: true })

const leaver = 'touchline-leaving'

/** Somebody presses "log out". What they wrote goes when they have left, not before: the press may not get through. */
export const leaving = (owner: string): void => sessionStorage.setItem(leaver, owner)

/** At the door, where nobody is logged in: no page stays, and nothing that somebody wrote who logged out here. */
export async function forgetAll(): Promise<void> {
	await forgetPages()
	const owner = sessionStorage.getItem(leaver)
	if (!owner) return
	await (await import('./outbox.ts')).wipe(owner)
	sessionStorage.removeItem(leaver)
}

type Syncing = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }

/** Has what waits sent when the network is back, even if the page is closed by then; where a browser can. */
export async function sendLater(): Promise<void> {
	if (!('serviceWorker' in navigator)) return
	const registration: Syncing | undefined = await navigator.serviceWorker.getRegistration()
	await registration?.sync?.register(errand).catch(() => {})
}
