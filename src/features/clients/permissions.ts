import { staffOf } from '#features/accounts/permissions.ts'
import { staffIdOf } from '#platform/actor.ts'
import { type Permission, permission } from '#platform/permission.ts'

/** Anything that belongs to one client. */
export type OfClient = { client_id: string }

/** As `staffOf`, without assistants: whatever is about health, money or the training itself (1.3). */
export const coachOf: Permission<OfClient> = permission('coach of the client', (asking, subject) => {
	const { actor } = asking
	if (actor.kind !== 'staff' && actor.kind !== 'key') return false
	return actor.role !== 'assistant' && staffOf.allows(asking, subject)
})

/** Any client of the studio, for reading what is their own: an archived one may still look (2.1). */
export const clientReading: Permission<unknown> = permission(
	'client, also archived',
	({ actor }) => actor.kind === 'client',
)

/** 1.3 for several at once, in one statement: every one of them, or none. */
export const coachOfAll: Permission<{ id: string; primary_coach_id: string | null }[]> = permission(
	'coach of each client',
	async ({ db, actor }, clients) => {
		if ((actor.kind !== 'staff' && actor.kind !== 'key') || actor.role === 'assistant') return false
		if (actor.role === 'owner') return true
		const staffId = staffIdOf(actor)
		const others = clients.filter(
			(each) => each.primary_coach_id !== null && each.primary_coach_id !== staffId,
		)
		if (others.length === 0) return true
		const shared = await db
			.selectFrom('client_coach')
			.select('client_id')
			.where('staff_id', '=', staffId)
			.where(
				'client_id',
				'in',
				others.map(({ id }) => id),
			)
			.execute()
		return shared.length === others.length
	},
)
