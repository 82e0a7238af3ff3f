import { coachOf } from '#features/clients/permissions.ts'
import { type Permission, permission } from '#platform/permission.ts'

/** 1.3: as with what is owed: the coach of whom it concerns; of a deleted client, the owner. */
export const coachOfCharge: Permission<{ client_id: string | null }> = permission(
	'coach of the client who pays',
	(asking, { client_id }) => {
		if (client_id !== null) return coachOf.allows(asking, { client_id })
		const { actor } = asking
		return (actor.kind === 'staff' || actor.kind === 'key') && actor.role === 'owner'
	},
)

/** Whose charge it is: the client, who may still look when archived. */
export const payerOf: Permission<{ client_id: string | null }> = permission(
	'the client who pays',
	({ actor }, { client_id }) => actor.kind === 'client' && actor.id === client_id,
)

export const payerActing: Permission<{ client_id: string | null }> = permission(
	'the client who pays, not archived',
	({ actor }, { client_id }) => actor.kind === 'client' && actor.id === client_id && !actor.archived,
)

/** An event of the provider: whoever sends it is nobody here; its signature is what counts. */
export const atTheHook: Permission<unknown> = permission(
	'whoever calls the studio’s address for events',
	({ actor }) => actor.kind === 'visitor' && actor.studioId !== null,
)
