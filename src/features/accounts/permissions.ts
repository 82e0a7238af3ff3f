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
 * 1.3: an owner or assistant for every client, a coach for their own, those shared with them and those without a coach. For
 * names, dates and contact, never for health or money: those are for `coachOf`, which builds on this.
 */
export const staffOf: Permission<{ client_id: string }> = permission(
	'staff of the client',
	async ({ db, actor }, { client_id }) => {
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		if (actor.role !== 'coach') return true
		const staffId = staffIdOf(actor)
		const row = await db
			.selectFrom('client')
			.select('id')
			.where('id', '=', client_id)
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
	},
)

/** An owner for every invitation; for a client's, also the staff of that client. */
export const mayInvite: Permission<{ client_id: string | null }> = permission(
	'owner, or staff of the invited client',
	async (asking, { client_id }) => {
		const { actor } = asking
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		return actor.role === 'owner' || (client_id !== null && staffOf.allows(asking, { client_id }))
	},
)
