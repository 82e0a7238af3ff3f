import { z } from 'zod'
import { kindNamed } from '#platform/telling/kinds.ts'
import { readUnsubscription } from '#platform/telling/unsubscribe.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { choiceChanged } from '../events.ts'
import { holderOfTheLink } from '../permissions.ts'
import { personBehind } from '../queries/person-behind.ts'

/**
 * 13.1: what the link in a mail does, without logging in (RFC 8058): stops this kind of mail to this person, or starts it
 * again. The signature is the permission. Pushes and notices stay as they are: the link was about mail.
 */
export const unsubscribe = useCase('notifications.unsubscribe', {
	input: z.object({ token: z.string().max(400), wanted: z.boolean().default(false) }),
	output: z.object({ kind: z.string(), wanted: z.boolean() }),
	subject: async ({ db }, { token }) => {
		const what = await readUnsubscription(token)
		return what && (await personBehind(db, what)) ? what : null
	},
	may: holderOfTheLink,
	async run({ db, now, emit }, what, { wanted }) {
		const kind = kindNamed(what.kind)
		if (!kind) return refuse('not_found')
		if (kind.essential) return refuse('notifications_essential')
		const { studioId, personId } = what
		await db
			.insertInto('notification_choice')
			.values({
				studio_id: studioId,
				person_id: personId,
				kind: kind.kind,
				channel: 'mail',
				wanted,
				at: now,
			})
			.onConflict((chosen) =>
				chosen.columns(['studio_id', 'person_id', 'kind', 'channel']).doUpdateSet({ wanted, at: now }),
			)
			.execute()
		await emit(choiceChanged, {
			clientId: kind.to === 'client' ? personId : null,
			after: { kind: kind.kind, channel: 'mail', wanted },
			data: { personId, kind: kind.kind, channel: 'mail', wanted },
		})
		return ok({ kind: kind.kind, wanted })
	},
})
