import { staffOf } from '#features/accounts/permissions.ts'
import { mayPlanFor } from '#features/appointments/permissions.ts'
import { staffIdOf } from '#platform/actor.ts'
import { anyOf, type Permission, permission, theClient } from '#platform/permission.ts'

export type OfBundle = { client_id: string; coach_id: string }

/** 1.3: staff of the client, and whoever leads its sessions. Assistants too: they plan, without seeing money. */
export const staffOfBundle: Permission<OfBundle> = permission('staff of the bundle', (asking, subject) => {
	const { actor } = asking
	const staff = actor.kind === 'staff' || actor.kind === 'key'
	return (staff && staffIdOf(actor) === subject.coach_id) || staffOf.allows(asking, subject)
})

/** 1.3: offering to a client whom one sees, sessions led by somebody one may plan for. */
export const mayOffer: Permission<OfBundle> = permission(
	'staff of the client and of the agenda',
	async (asking, subject) =>
		(await mayPlanFor.allows(asking, { coachIds: [subject.coach_id] })) && staffOf.allows(asking, subject),
)

/** 1.3: putting its sessions into the agenda of whoever leads them. */
export const plannerOfBundle: Permission<OfBundle> = permission(
	'staff of the bundle and of the agenda',
	async (asking, subject) =>
		(await mayPlanFor.allows(asking, { coachIds: [subject.coach_id] })) &&
		staffOfBundle.allows(asking, subject),
)

/** Looking: its client, also an archived one, and staff. */
export const readerOfBundle: Permission<OfBundle> = anyOf<OfBundle>(theClient, staffOfBundle)
