import { staffIdOf } from '#platform/actor.ts'
import { type Permission, permission } from '#platform/permission.ts'

/** 10.10: the owner reads what every coach earns, a coach their own; assistants see no money (1.3). */
export const earnerOrOwner: Permission<{ coach_id: string }> = permission(
	'owner or coach of what was earned',
	({ actor }, { coach_id }) =>
		(actor.kind === 'staff' || actor.kind === 'key') &&
		(actor.role === 'owner' || (actor.role === 'coach' && staffIdOf(actor) === coach_id)),
)
