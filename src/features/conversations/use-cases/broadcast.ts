import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { sendErrand } from '#platform/errands.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { broadcastSent } from '../events.ts'
import { longestBody } from '../rules/lengths.ts'

export const broadcastErrandName = 'conversations.broadcast'

/**
 * 12.4: one text to each member of groups, or to everybody one coaches, each in their own conversation: nobody sees who else got it.
 * Whom it is for is settled now; the messages follow, part after part. `id` is made by whoever sends: again, it is the same one.
 */
export const broadcast = useCase('conversations.broadcast', {
	input: z.object({
		id: Id,
		body: z.string().trim().min(1).max(longestBody),
		/** None: everybody one may write to. */
		groupIds: z.array(Id).max(20).default([]),
	}),
	output: z.object({ broadcastId: z.string(), people: z.number() }),
	may: coaches,
	limits: (_, { actor }) => [{ bucket: `broadcast:${actor.id}`, most: 40, seconds: 86_400 }],
	async run({ db, actor, now, emit, locale }, _, { id, body, groupIds }) {
		const studio_id = actor.studioId as string
		const staffId = staffIdOf(actor) as string
		const made = await db
			.insertInto('broadcast')
			.values({ studio_id, id, staff_id: staffId, body, created_at: now })
			.onConflict((already) => already.columns(['studio_id', 'id']).doNothing())
			.returning('id')
			.executeTakeFirst()
		const inGroups = sql`c.id in (select g.client_id from group_membership g where g.group_id = any (${groupIds}::uuid[]))`
		if (made)
			await sql`
				insert into broadcast_member (studio_id, broadcast_id, client_id)
				select c.studio_id, ${id}::uuid, c.id from client c where c.archived_at is null and ${visibleTo(actor)}
					and ${groupIds.length > 0 ? inGroups : sql`true`}`.execute(db)
		const { rows } = await sql<{ people: number; own: boolean }>`
			select (select count(*)::int from broadcast_member where broadcast_id = b.id) as people, b.staff_id = ${staffId}::uuid as own
			from broadcast b where b.id = ${id}::uuid`.execute(db)
		const { people = 0, own = false } = rows[0] ?? {}
		if (!own) return refuse('not_found')
		if (people === 0) return refuse('conversations_nobody', {}, 'groupIds')
		if (made) {
			await emit(broadcastSent, {
				subject: { type: 'broadcast', id },
				after: { people },
				data: { broadcastId: id },
			})
			await sendErrand(db, studio_id, broadcastErrandName, [id])
		}
		return ok({ broadcastId: id, people }, [
			{ kind: 'told', text: m.conversations_effect_broadcast({ count: people }, { locale }) },
			{ kind: 'note', text: m.conversations_effect_own_thread({}, { locale }) },
		])
	},
})
