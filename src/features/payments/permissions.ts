import { coachOf } from '#features/clients/permissions.ts'
import { type Permission, permission } from '#platform/permission.ts'

/**
 * 1.3: money is the owner's and the coach's of that client; assistants see none of it. What a deleted client left behind is the
 * owner's.
 */
export const coachOfObligation: Permission<{ client_id: string | null }> = permission(
	'coach of the client who owes it',
	(asking, { client_id }) => {
		if (client_id !== null) return coachOf.allows(asking, { client_id })
		const { actor } = asking
		return (actor.kind === 'staff' || actor.kind === 'key') && actor.role === 'owner'
	},
)

/** Touchline itself: on its rounds, or with what a provider answered. */
export const touchlineItself: Permission<unknown> = permission(
	'Touchline itself',
	({ actor }) => actor.kind === 'system',
)
