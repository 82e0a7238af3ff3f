import { sql } from 'kysely'
import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { kindNamed } from '#platform/telling/kinds.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { settingsChanged } from '../events.ts'

/** 13.1: the studio switches one kind on one channel on or off, for everybody. Essential mail can't be. */
export const switchKind = useCase('notifications.switch-kind', {
	input: z.object({
		kind: z.string().max(80),
		channel: z.enum(['mail', 'push', 'notice']),
		on: z.boolean(),
	}),
	output: z.object({ kind: z.string(), channel: z.string(), on: z.boolean() }),
	subject: async (_, { kind, channel }) =>
		kindNamed(kind)?.channels.includes(channel) ? kindNamed(kind) : null,
	may: owner,
	async run({ db, emit }, kind, { channel, on }) {
		if (kind.essential && channel === 'mail') return refuse('notifications_essential')
		const change = JSON.stringify({ [channel]: on })
		await db
			.updateTable('studio_settings')
			.set({
				notification_kinds: sql`notification_kinds || jsonb_build_object(${kind.kind}::text,
					coalesce(notification_kinds -> ${kind.kind}::text, '{}') || ${change}::jsonb)`,
			})
			.execute()
		await emit(settingsChanged, { after: { kind: kind.kind, channel, on }, data: { kind: kind.kind } })
		return ok({ kind: kind.kind, channel, on })
	},
})
