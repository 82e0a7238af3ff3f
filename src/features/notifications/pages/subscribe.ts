import type { ActionAnswer } from '#ui/answer.ts'
import { submitAction } from '#ui/submit.ts'

/** Whether this browser can get pushes, and the address it has if it does. `install`: an iPhone wants the app installed first. */
export type PushState = { can: 'unknown' | 'yes' | 'no' | 'denied' | 'install'; endpoint: string | null }

/** How this browser stands to pushes. Asks nobody for anything. */
export async function pushState(): Promise<PushState> {
	if (!('serviceWorker' in navigator) || !('PushManager' in window)) {
		const apple = /iPhone|iPad/.test(navigator.userAgent)
		return { can: apple ? 'install' : 'no', endpoint: null }
	}
	if (Notification.permission === 'denied') return { can: 'denied', endpoint: null }
	const registration = await navigator.serviceWorker.getRegistration()
	if (!registration) return { can: 'no', endpoint: null }
	const subscription = await registration.pushManager.getSubscription()
	return { can: 'yes', endpoint: subscription?.endpoint ?? null }
}

/** Asks the reader for permission and tells the server where to push. Null where the reader said no. */
export async function subscribe(publicKey: string): Promise<ActionAnswer | null> {
	if ((await Notification.requestPermission()) !== 'granted') return null
	const { pushManager } = await navigator.serviceWorker.ready
	const known = await pushManager.getSubscription()
	const options = { userVisibleOnly: true, applicationServerKey: publicKey }
	// A browser that knew another key of ours (restored from a backup, say) must let go of it first.
	const subscription = await pushManager.subscribe(options).catch(async (error: unknown) => {
		if (!(await known?.unsubscribe())) throw error
		return pushManager.subscribe(options)
	})
	const { endpoint, keys = {} } = subscription.toJSON()
	return submitAction(
		'notifications.add-device',
		{
			endpoint,
			p256dh: keys.p256dh,
			auth: keys.auth,
			userAgent: navigator.userAgent.slice(0, 400),
		},
		'/account/notifications',
	)
}
