import { staffOf } from '#features/accounts/permissions.ts'
import { coachOf, type OfClient } from '#features/clients/permissions.ts'
import { anyOf, type Permission, permission, theClient, theClientActing } from '#platform/permission.ts'

/** Touchline itself: a group's changes reach those who follow it (3.4). */
export const touchlineItself: Permission<unknown> = permission(
	'Touchline itself',
	({ actor }) => actor.kind === 'system',
)

/** Looking at a calendar: its client, also when archived, and staff of the client. */
export const mayLook: Permission<OfClient> = anyOf<OfClient>(theClient, staffOf)

/** Placing and moving: the client on their own calendar, and staff of the client, assistants included (1.3). */
export const mayPlace: Permission<OfClient> = anyOf<OfClient>(theClientActing, staffOf)

/** Putting something new on a calendar: staff of the client on each, the client on their main one (4.7, 6.3). */
export const mayAdd: Permission<OfClient & { kind: string }> = anyOf<OfClient & { kind: string }>(
	staffOf,
	permission('the client, on their main calendar', (asking, subject) =>
		subject.kind === 'main' ? theClientActing.allows(asking, subject) : false,
	),
)

/** Writing what is to be trained: coaches; a client only where they wrote all of it themselves (5.1). */
export const mayWrite: Permission<OfClient & { workouts: { addedBy: string }[] }> = anyOf<
	OfClient & { workouts: { addedBy: string }[] }
>(
	coachOf,
	permission('the client, on workouts they added', (asking, subject) => {
		const own = subject.workouts.every((workout) => workout.addedBy === 'client')
		return own && theClientActing.allows(asking, subject)
	}),
)

/** Taking a run off or moving it as a whole: staff; the client where they scheduled it. */
export const mayMoveRun: Permission<OfClient & { scheduledBy: string }> = anyOf<
	OfClient & { scheduledBy: string }
>(
	staffOf,
	permission('the client, on runs they scheduled', (asking, subject) =>
		subject.scheduledBy === 'client' ? theClientActing.allows(asking, subject) : false,
	),
)
