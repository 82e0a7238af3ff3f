import { z } from 'zod'
import { m } from '#messages'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { feedRevoked } from '../events.ts'
import { feedOwner } from '../permissions.ts'
import { liveFeed } from '../queries/own-feed.ts'
import { revoke } from './parts/feeds.ts'

/** 7.7: one's address answers nothing from its next request on (I32); it stays as a row with who and when. */
export const revokeFeed = useCase('appointments.revoke-feed', {
	input: z.object({}),
	output: z.object({ feedId: z.string() }),
	may: feedOwner,
	async run(acting) {
		const { db, actor, emit, locale } = acting
		const feed = await liveFeed(db, actor)
		if (!feed || !(await revoke(acting, feed.id))) return refuse('not_found')
		await emit(feedRevoked, {
			clientId: feed.client_id,
			subject: { type: 'calendar-feed', id: feed.id },
			data: { feedId: feed.id },
		})
		return ok({ feedId: feed.id }, [{ kind: 'goes', text: m.feeds_effect_revoked({}, { locale }) }])
	},
})
