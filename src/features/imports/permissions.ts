import { coachOf } from '#features/clients/permissions.ts'
import { staffIdOf } from '#platform/actor.ts'
import { coaches, type Permission, permission } from '#platform/permission.ts'

/** Of a client's training, their coaches; of a program, the coach who brings it, and owners. */
export const mayImport: Permission<{ client_id: string | null; staff_id: string }> = permission(
	'coach of the client, or the coach who brings a program',
	(asking, { client_id, staff_id }) => {
		if (client_id !== null) return coachOf.allows(asking, { client_id })
		const { actor } = asking
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		return actor.role === 'owner' || (coaches.allows(asking, null) && staffIdOf(actor) === staff_id)
	},
)
