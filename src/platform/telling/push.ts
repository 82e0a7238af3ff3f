import webpush, { WebPushError } from 'web-push'
import { publicAddress } from '../address.ts'
import { now } from '../clock.ts'
import { transaction } from '../database/transaction.ts'
import { installSecret } from '../install-secret.ts'
import { appPool } from '../perform.ts'

type PushMessage = { address: string; subject: string; text: string; link: string | null; id: string }

/** The keys with which browsers know this install, made at first use and kept (VAPID). */
export const vapidKeys = () => installSecret('vapid', () => webpush.generateVAPIDKeys())

/** Sends one web push. `gone` when the device has left: its subscription is retired and nothing was lost. */
export async function pushTo(message: PushMessage): Promise<'sent' | 'gone'> {
	const device = await subscription(message.address)
	if (!device) return 'gone'
	const keys = await vapidKeys()
	const payload = JSON.stringify({
		title: message.subject,
		body: message.text,
		link: message.link,
		tag: message.id,
	})
	const address = publicAddress()
	try {
		await webpush.sendNotification(
			{ endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
			payload,
			{
				TTL: 24 * 3600,
				timeout: 10_000,
				vapidDetails: {
					subject: address.protocol === 'https:' ? address.origin : 'mailto:touchline@localhost.localdomain',
					...keys,
				},
			},
		)
		return 'sent'
	} catch (error) {
		if (!(error instanceof WebPushError) || ![404, 410].includes(error.statusCode)) throw error
		await retire(device.endpoint)
		return 'gone'
	}
}

const subscription = (endpoint: string) =>
	transaction(appPool(), null, 'read only', async (db) => ({
		commit: false,
		value: await db
			.selectFrom('push_subscription')
			.selectAll()
			.where('endpoint', '=', endpoint)
			.where('failed_at', 'is', null)
			.executeTakeFirst(),
	}))

const retire = (endpoint: string) =>
	transaction(appPool(), null, 'read write', async (db) => ({
		commit: true,
		value: await db
			.updateTable('push_subscription')
			.set({ failed_at: now() })
			.where('endpoint', '=', endpoint)
			.execute(),
	}))
