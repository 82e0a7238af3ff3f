import { z } from 'zod'
import { vapidKeys } from '#platform/telling/push.ts'
import { query } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { deviceName } from '../rules/device-name.ts'

/** 13.1: the browsers that get pushes for this account, and the key a new one subscribes with. */
export const myDevices = query('notifications.my-devices', {
	input: z.object({}),
	output: z.object({
		publicKey: z.string(),
		devices: z.array(
			z.object({
				id: z.string(),
				/** "Firefox · Android"; null where the browser says nothing of itself. */
				name: z.string().nullable(),
				/** So that a browser finds itself in the list. */
				endpoint: z.string(),
				createdAt: z.iso.datetime(),
			}),
		),
	}),
	may: accountInPerson,
	async run({ db, actor }) {
		const rows = await db
			.selectFrom('push_subscription')
			.select(['id', 'endpoint', 'user_agent', 'created_at'])
			.where('account_id', '=', actor.accountId)
			.where('failed_at', 'is', null)
			.orderBy('created_at', 'desc')
			.execute()
		const devices = rows.map((row) => ({
			id: row.id,
			name: deviceName(row.user_agent),
			endpoint: row.endpoint,
			createdAt: row.created_at.toISOString(),
		}))
		return { publicKey: (await vapidKeys()).publicKey, devices }
	},
})
