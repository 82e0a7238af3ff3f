import { createECDH } from 'node:crypto'
import webpush from 'web-push'
import { publicAddress } from '../address.ts'
import { now } from '../clock.ts'
import { transaction } from '../database/transaction.ts'
import { OutgoingRefused, outgoing } from '../http/outgoing.ts'
import { installSecret } from '../install-secret.ts'
import { appPool } from '../perform.ts'

type PushMessage = {
	address: string
	subject: string
	text: string
	link: string | null
	id: string
	not_after: Date | null
}

const day = 24 * 3600

/** How long a push service may keep it for a phone that is off: a day at most, and never past its moment. */
const secondsToLive = ({ not_after }: PushMessage): number =>
	not_after === null
		? day
		: Math.min(day, Math.max(0, Math.floor((not_after.getTime() - now().getTime()) / 1000)))

/** The keys with which browsers know this install, made at first use and kept (VAPID). */
export const vapidKeys = () => installSecret('vapid', () => webpush.generateVAPIDKeys())

/**
 * Sends one web push (RFC 8030, encrypted by RFC 8291). `gone` when the device has left, or its address or keys are none we can use:
 * its subscription is retired and nothing was lost. Throws where a later try may succeed.
 */
export async function pushTo(message: PushMessage): Promise<'sent' | 'gone'> {
	const device = await subscription(message.address)
	if (!device) return 'gone'
	if (!canBeWrittenTo(device)) {
		await retire(device.endpoint)
		return 'gone'
	}
	const { endpoint, method, headers, body } = webpush.generateRequestDetails(
		{ endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
		payloadOf(message),
		{
			TTL: secondsToLive(message),
			urgency: 'normal',
			vapidDetails: { subject: contact(), ...(await vapidKeys()) },
		},
	)
	try {
		const { status } = await outgoing(endpoint, {
			method: method as 'POST',
			headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
			body,
			timeout: 10_000,
			limit: 64 * 1024,
		})
		if (status >= 200 && status < 300) return 'sent'
		if (status !== 404 && status !== 410) throw new Error(`the push service answered ${status}`)
	} catch (error) {
		if (!(error instanceof OutgoingRefused)) throw error
	}
	await retire(device.endpoint)
	return 'gone'
}

/** Whether a device's keys are keys at all: a later try couldn't do more with them. */
function canBeWrittenTo({ p256dh, auth }: { p256dh: string; auth: string }): boolean {
	const ours = createECDH('prime256v1')
	ours.generateKeys()
	try {
		ours.computeSecret(Buffer.from(p256dh, 'base64url'))
	} catch {
		return false
	}
	return Buffer.from(auth, 'base64url').length >= 16
}

/** What the service worker shows. Push services carry 4 kB at most: long texts are cut. */
const payloadOf = ({ subject, text, link, id }: PushMessage): string =>
	JSON.stringify({ title: subject.slice(0, 200), body: text.slice(0, 600), link, tag: id })

/** Whom a push service may write to about us: an https address or a mail one. */
function contact(): string {
	const { protocol, origin } = publicAddress()
	return protocol === 'https:' ? origin : 'mailto:touchline@localhost.localdomain'
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
