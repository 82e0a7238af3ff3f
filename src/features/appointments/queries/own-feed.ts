import { z } from 'zod'
import { type Actor, staffIdOf } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { query } from '#platform/use-case.ts'
import { feedOwner } from '../permissions.ts'

/** Whose an address is: the staff member's, or the client's who acts. */
export const ownerOf = (actor: Actor): { client_id: string } | { staff_id: string } =>
	actor.kind === 'client' ? { client_id: actor.id } : { staff_id: staffIdOf(actor) as string }

/** The address that works now, if somebody has one. */
export function liveFeed(db: Db, actor: Actor) {
	const feeds = db.selectFrom('calendar_feed').selectAll().where('revoked_at', 'is', null)
	const owner = ownerOf(actor)
	const own =
		'client_id' in owner
			? feeds.where('client_id', '=', owner.client_id)
			: feeds.where('staff_id', '=', owner.staff_id)
	return own.executeTakeFirst()
}

/** 7.7: whether one's calendar can be subscribed to, since when, and when a program last did. Its address is shown once only. */
export const ownFeed = query('appointments.own-feed', {
	input: z.object({}),
	output: z.object({ feed: z.object({ madeAt: z.date(), usedAt: z.date().nullable() }).nullable() }),
	may: feedOwner,
	async run({ db, actor }) {
		const feed = await liveFeed(db, actor)
		return { feed: feed ? { madeAt: feed.created_at, usedAt: feed.last_used_at } : null }
	},
})
