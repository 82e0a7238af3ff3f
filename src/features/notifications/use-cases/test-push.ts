import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { pushTested } from '../events.ts'
import { inPerson } from '../permissions.ts'

/** 13.1: sends one of one's own devices a push, to see that it arrives. */
export const testPush = useCase('notifications.test-push', {
	input: z.object({ deviceId: Id }),
	output: z.object({ deviceId: z.string() }),
	subject: ({ db, actor }, { deviceId }) =>
		db
			.selectFrom('push_subscription')
			.select('id')
			.where('id', '=', deviceId)
			.where('account_id', '=', actor.accountId)
			.where('failed_at', 'is', null)
			.executeTakeFirst(),
	may: inPerson,
	async run({ actor, emit }, device) {
		await emit(pushTested, {
			clientId: actor.kind === 'client' ? actor.id : null,
			data: { deviceId: device.id },
		})
		return ok({ deviceId: device.id })
	},
})
