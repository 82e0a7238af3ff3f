import { sql } from 'kysely'
import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { conversationSettingsChanged } from '../events.ts'
import { digestMinutes } from '../queries/settings.ts'

/** 13: how long messages wait unread before a mail tells of them. */
export const changeConversationSettings = useCase('conversations.change-conversation-settings', {
	input: z.object({ digestMinutes: z.number().int().min(1).max(1440) }),
	output: z.object({}),
	may: owner,
	async run({ db, actor, now, emit }, _, { digestMinutes: minutes }) {
		const before = await digestMinutes(db)
		await sql`
			insert into conversation_settings as s (studio_id, digest_minutes, updated_at)
			values (${actor.studioId}::uuid, ${minutes}, ${now})
			on conflict (studio_id) do update set digest_minutes = excluded.digest_minutes, version = s.version + 1,
				updated_at = excluded.updated_at`.execute(db)
		await emit(conversationSettingsChanged, {
			...{ before: { digestMinutes: before }, after: { digestMinutes: minutes } },
			data: {},
		})
		return ok({})
	},
})
