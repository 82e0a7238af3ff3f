import { z } from 'zod'
import { kindNamed } from '#platform/telling/kinds.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { choiceChanged } from '../events.ts'
import { inPerson } from '../permissions.ts'

/** 13.1: a person switches one kind on one channel on or off for themselves, in this studio. Essential mail can't be. */
export const choose = useCase('notifications.choose', {
	input: z.object({
		kind: z.string().max(80),
		channel: z.enum(['mail', 'push', 'notice']),
		wanted: z.boolean(),
	}),
	output: z.object({ kind: z.string(), channel: z.string(), wanted: z.boolean() }),
	subject: async ({ actor }, { kind: name, channel }) => {
		const kind = kindNamed(name)
		const side = actor.kind === 'client' ? 'client' : 'staff'
		return kind?.to === side && kind.channels.includes(channel) ? kind : null
	},
	may: inPerson,
	async run({ db, actor, now, emit }, kind, { channel, wanted }) {
		if (kind.essential && channel === 'mail') return refuse('notifications_essential')
		const personId = actor.id as string
		await db
			.insertInto('notification_choice')
			.values({
				studio_id: actor.studioId as string,
				person_id: personId,
				kind: kind.kind,
				channel,
				wanted,
				at: now,
			})
			.onConflict((chosen) =>
				chosen.columns(['studio_id', 'person_id', 'kind', 'channel']).doUpdateSet({ wanted, at: now }),
			)
			.execute()
		await emit(choiceChanged, {
			clientId: actor.kind === 'client' ? personId : null,
			after: { kind: kind.kind, channel, wanted },
			data: { personId, kind: kind.kind, channel, wanted },
		})
		return ok({ kind: kind.kind, channel, wanted })
	},
})
