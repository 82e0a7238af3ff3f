import { z } from 'zod'
import { linkToken } from '#features/accounts/rules/link-token.ts'
import { newSecret } from '#features/accounts/ways-in/install-key.ts'
import { keyHash } from '#features/accounts/ways-in/whose-key.ts'
import { m } from '#messages'
import { publicAddress } from '#platform/address.ts'
import { newId } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { feedMade } from '../events.ts'
import { feedMaker } from '../permissions.ts'
import { liveFeed, ownerOf } from '../queries/own-feed.ts'
import { revoke } from './parts/feeds.ts'

/**
 * 7.7: makes the address under which a calendar program reads one's appointments; the one before stops working. It is shown this
 * once: what is kept only recognises it.
 */
export const makeFeed = useCase('appointments.make-feed', {
	input: z.object({}),
	output: z.object({ feedId: z.string(), address: z.string() }),
	may: feedMaker,
	conflicts: { calendar_feed_of_staff: 'conflict', calendar_feed_of_client: 'conflict' },
	async run(acting) {
		const { db, actor, now, emit, locale } = acting
		const studioId = actor.studioId as string
		const before = await liveFeed(db, actor)
		if (before) await revoke(acting, before.id)
		const id = newId()
		const secret = newSecret()
		await db
			.insertInto('calendar_feed')
			.values({ studio_id: studioId, id, ...ownerOf(actor), secret_hash: keyHash(secret), created_at: now })
			.execute()
		await emit(feedMade, {
			clientId: actor.kind === 'client' ? actor.id : null,
			subject: { type: 'calendar-feed', id },
			data: { feedId: id },
		})
		const address = new URL(`/feeds/${linkToken({ studioId, id, secret })}.ics`, publicAddress()).href
		return ok(
			{ feedId: id, address },
			before ? [{ kind: 'goes', text: m.feeds_effect_renewed({}, { locale }) }] : [],
		)
	},
})
