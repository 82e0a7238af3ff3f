import { clientReading } from '#features/clients/permissions.ts'
import { staffIdOf } from '#platform/actor.ts'
import { anyOf, anyStaff, type Permission, permission } from '#platform/permission.ts'

export type OfAppointment = {
	coachIds: readonly string[]
	places: readonly { clientId: string; ofCoaches: readonly string[] }[]
}

/**
 * 1.3: owners and assistants see every appointment; a coach those they lead and those of clients they coach. Scheduling is
 * what assistants are for.
 */
export const staffOfAppointment: Permission<OfAppointment> = permission(
	'staff of the appointment',
	({ actor }, { coachIds, places }) => {
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		if (actor.role !== 'coach') return true
		const me = staffIdOf(actor) as string
		return coachIds.includes(me) || places.some((place) => place.ofCoaches.includes(me))
	},
)

/** `staffOfAppointment` of several: of every one of them, or nothing happens. */
export const staffOfEach: Permission<readonly OfAppointment[]> = permission(
	'staff of each appointment',
	async (asking, subjects) => {
		for (const subject of subjects) if (!(await staffOfAppointment.allows(asking, subject))) return false
		return true
	},
)

/** As `staffOfAppointment` without assistants: private notes and money are not theirs (1.3). */
export const coachOfAppointment: Permission<OfAppointment> = permission(
	'coach of the appointment',
	(asking, subject) => {
		const { actor } = asking
		const assists = (actor.kind === 'staff' || actor.kind === 'key') && actor.role === 'assistant'
		return !assists && staffOfAppointment.allows(asking, subject)
	},
)

/** Looking: a client who has or had a place in it. */
export const clientOfAppointment: Permission<OfAppointment> = permission(
	'client of the appointment',
	({ actor }, { places }) => actor.kind === 'client' && places.some((place) => place.clientId === actor.id),
)

/** Acting: the same, not archived. */
export const clientActing: Permission<OfAppointment> = permission(
	'client of the appointment, not archived',
	(asking, subject) =>
		asking.actor.kind === 'client' && !asking.actor.archived && clientOfAppointment.allows(asking, subject),
)

/** Reading what is given to those who come: documents, where they are for them. Whoever gave their place back has none. */
export const clientWhoComes: Permission<{
	places: readonly { clientId: string; status: string }[]
	file: { visibleToClient: boolean }
}> = permission(
	'client with a place in the appointment, where it is visible to them',
	({ actor }, { places, file }) =>
		actor.kind === 'client' &&
		file.visibleToClient &&
		places.some(({ clientId, status }) => clientId === actor.id && status !== 'cancelled'),
)

/** Putting appointments into a coach's agenda: owners and assistants into anybody's, a coach into their own (1.3). */
export const mayPlanFor: Permission<{ coachIds: readonly string[] }> = permission(
	'staff of the agenda',
	({ actor }, { coachIds }) => {
		if (actor.kind !== 'staff' && actor.kind !== 'key') return false
		return actor.role !== 'coach' || coachIds.every((id) => id === staffIdOf(actor))
	},
)

/** Whoever holds a link we signed for one place, in the studio it names: for that place and nothing else (7.7). */
export const holderOfTheLink: Permission<{ studio_id: string }> = permission(
	'holder of the signed link to a place',
	({ actor }, subject) => actor.studioId === subject.studio_id,
)

/** 7.7: staff and clients have a calendar of their own to subscribe to. */
export const feedOwner: Permission<unknown> = anyOf(anyStaff, clientReading)

/** An address is a way in that outlives whatever made it: only somebody at their own screen makes one, never a key. */
export const feedMaker: Permission<unknown> = permission(
	'staff or client in person, not archived',
	({ actor }) => actor.kind === 'staff' || (actor.kind === 'client' && !actor.archived),
)
