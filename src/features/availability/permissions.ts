import { staffIdOf } from '#platform/actor.ts'
import { type Permission, permission } from '#platform/permission.ts'

/** Whose time it is about; null: the whole studio's. */
export type OfCoach = { coachId: string | null }

/**
 * 1.3: a coach keeps their own hours, an owner or assistant anybody's. What holds for the whole studio is not one coach's to
 * decide. Clients see slots, never what they come from.
 */
export const mayKeepHours: Permission<OfCoach> = permission(
	'keeps the coach’s hours',
	({ actor }, { coachId }) => {
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		return actor.role !== 'coach' || (coachId !== null && coachId === staffIdOf(actor))
	},
)

/** Written by Touchline itself, on its rounds. */
export const touchlineItself: Permission<unknown> = permission(
	'Touchline itself',
	({ actor }) => actor.kind === 'system',
)
