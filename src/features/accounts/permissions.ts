import { staffIdOf } from '#platform/actor.ts'
import { type Permission, permission } from '#platform/permission.ts'

/** Somebody logged in at their own screen: an API key is never enough for passwords, sessions and second factors. */
export const accountInPerson: Permission<unknown> = permission(
	'the account in person',
	({ actor }) => actor.accountId !== null && actor.kind !== 'key',
)

/** A client of the studio, in person, who may act. */
export const clientInPerson: Permission<unknown> = permission(
	'the client in person',
	({ actor }) => actor.kind === 'client' && !actor.archived,
)

/**
 * 1.3: an owner or assistant for every client, a coach for their own, those shared with them and those without a coach. The
 * same as `staffOf` of the clients feature, which stands above this one.
 */
export const staffOfClient: Permission<{ client_id: string }> = permission(
	'staff of the client',
	async ({ db, actor }, { client_id }) => {
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		if (actor.role !== 'coach') return true
		const staffId = staffIdOf(actor)
		const row = await db
			.selectFrom('client')
			.leftJoin('client_coach as shared', (join) =>
				join.onRef('shared.client_id', '=', 'client.id').on('shared.staff_id', '=', staffId),
			)
			.select('client.id')
			.where('client.id', '=', client_id)
			.where((is) =>
				is.or([
					is('primary_coach_id', '=', staffId),
					is('primary_coach_id', 'is', null),
					is('shared.staff_id', 'is not', null),
				]),
			)
			.executeTakeFirst()
		return row !== undefined
	},
)

/** An owner for every invitation; for a client's, also the staff of that client. */
export const mayInvite: Permission<{ client_id: string | null }> = permission(
	'owner, or staff of the invited client',
	async (asking, { client_id }) => {
		const { actor } = asking
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		return actor.role === 'owner' || (client_id !== null && staffOfClient.allows(asking, { client_id }))
	},
)
