import { z } from 'zod'
import { sendErrand } from '#platform/errands.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { atTheHook } from '../permissions.ts'
import { connectionOf, signingSecrets } from '../queries/connection.ts'
import { readEvent } from '../rules/event.ts'
import { isSigned } from '../stripe/signature.ts'

/**
 * 8–13: an event of the provider. Its signature over the very bytes is checked against every secret that counts; it is written down
 * once, before it is answered; and it only says where to look. One of another account or of the other mode is not ours: it is noted
 * in the log, and that is all.
 */
export const receiveEvent = useCase('charges.receive-event', {
	input: z.object({ body: z.string().max(1_000_000), signature: z.string().max(2000) }),
	output: z.object({ taken: z.boolean() }),
	may: atTheHook,
	async run({ db, actor, now }, _, { body, signature }) {
		const studioId = actor.studioId as string
		const connection = await connectionOf(db)
		const secrets = connection ? await signingSecrets(db, studioId) : []
		if (!connection || !secrets.some((secret) => isSigned(body, signature, secret, now)))
			return refuse('charges_signature')
		const event = readEvent(body)
		if (!event) return refuse('charges_signature')
		const foreign = event.account !== null && event.account !== connection.accountId
		if (foreign || event.livemode !== connection.livemode) {
			console.warn(
				JSON.stringify({
					at: now.toISOString(),
					studioId,
					event: event.id,
					ignored: 'another account or mode',
				}),
			)
			return ok({ taken: false })
		}
		const kept = await db
			.insertInto('provider_event')
			.values({
				...{ studio_id: studioId, event_id: event.id, type: event.type, object_id: event.objectId },
				...{ our_id: event.ourId, received_at: now },
			})
			.onConflict((known) => known.doNothing())
			.returning('event_id')
			.executeTakeFirst()
		if (kept) await sendErrand(db, studioId, 'charges.handle-event', [event.id])
		return ok({ taken: kept !== undefined })
	},
})
