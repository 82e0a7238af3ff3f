import { staffIdOf } from '#platform/actor.ts'
import { type Asking, type Permission, permission } from '#platform/permission.ts'

export type OfClient = { client_id: string }

/**
 * 1.3: an owner sees every client; a coach their own, those shared with them, and those who have no coach yet.
 * The subject is anything that belongs to one client.
 */
export const coachOf: Permission<OfClient> = permission(
	'coach of the client',
	async (asking, { client_id }) => {
		const { actor } = asking
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		if (actor.role === 'assistant') return false
		return actor.role === 'owner' || coaches(asking, client_id)
	},
)

/** As `coachOf`, and assistants: for names, dates and contact, never for health or money (1.3). */
export const staffOf: Permission<OfClient> = permission(
	'staff of the client',
	async (asking, { client_id }) => {
		const { actor } = asking
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		return actor.role !== 'coach' || coaches(asking, client_id)
	},
)

async function coaches({ db, actor }: Asking, clientId: string): Promise<boolean> {
	const staffId = staffIdOf(actor)
	const row = await db
		.selectFrom('client')
		.select('id')
		.where('id', '=', clientId)
		.where((is) =>
			is.or([
				is('primary_coach_id', '=', staffId),
				is('primary_coach_id', 'is', null),
				is.exists(
					is
						.selectFrom('client_coach')
						.select('client_id')
						.whereRef('client_coach.client_id', '=', 'client.id')
						.where('staff_id', '=', staffId),
				),
			]),
		)
		.executeTakeFirst()
	return row !== undefined
}

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
