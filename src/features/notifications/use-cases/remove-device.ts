import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'

/** 13.1: a device gets no more pushes. */
export const removeDevice = useCase('notifications.remove-device', {
	input: z.object({ deviceId: Id }),
	output: z.object({ deviceId: z.string() }),
	subject: ({ db, actor }, { deviceId }) =>
		db
			.selectFrom('push_subscription')
			.select('id')
			.where('id', '=', deviceId)
			.where('account_id', '=', actor.accountId)
			.executeTakeFirst(),
	may: accountInPerson,
	async run({ db }, device) {
		await db.deleteFrom('push_subscription').where('id', '=', device.id).execute()
		return ok({ deviceId: device.id })
	},
})
