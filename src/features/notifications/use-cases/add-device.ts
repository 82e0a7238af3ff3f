import { z } from 'zod'
import { OutgoingRefused, refuseByName } from '#platform/http/outgoing.ts'
import { newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'

/** The most devices of one account: older ones give way. */
const most = 20
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')

/**
 * 13.1: a browser asks for pushes for this account. The address is the push service's, given by the browser: https and public
 * only, and checked again when it is called. A browser that somebody else used before now belongs to this account.
 */
export const addDevice = useCase('notifications.add-device', {
	input: z.object({
		endpoint: z.url().max(1000),
		p256dh: z
			.string()
			.max(120)
			.refine((key) => bytes(key).length === 65),
		auth: z
			.string()
			.max(60)
			.refine((key) => bytes(key).length === 16),
		userAgent: z.string().max(400).optional(),
	}),
	output: z.object({ deviceId: z.string() }),
	may: accountInPerson,
	async run({ db, actor, now }, _, { endpoint, p256dh, auth, userAgent = null }) {
		try {
			refuseByName(new URL(endpoint))
		} catch (error) {
			if (error instanceof OutgoingRefused) return refuse('notifications_bad_endpoint', {}, 'endpoint')
			throw error
		}
		const account_id = actor.accountId as string
		const row = { account_id, p256dh, auth, user_agent: userAgent, created_at: now, failed_at: null }
		const { id } = await db
			.insertInto('push_subscription')
			.values({ id: newId(), endpoint, ...row })
			.onConflict((known) => known.column('endpoint').doUpdateSet(row))
			.returning('id')
			.executeTakeFirstOrThrow()
		await db
			.deleteFrom('push_subscription')
			.where('account_id', '=', account_id)
			.where('id', 'not in', (devices) =>
				devices
					.selectFrom('push_subscription')
					.select('id')
					.where('account_id', '=', account_id)
					.orderBy('created_at', 'desc')
					.limit(most),
			)
			.execute()
		return ok({ deviceId: id })
	},
})
