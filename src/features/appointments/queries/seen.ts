import { type RawBuilder, sql } from 'kysely'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { type Actor, staffIdOf } from '#platform/actor.ts'

/**
 * 1.3 inside a statement, for an appointment under the alias `a`: the same as the permission `staffOfAppointment`. Owners and
 * assistants see all of it, a coach what they lead and what clients of theirs have a place in.
 */
export function seenBy(actor: Actor): RawBuilder<boolean> {
	if (actor.kind !== 'staff' && actor.kind !== 'key') return sql<boolean>`false`
	if (actor.role !== 'coach') return sql<boolean>`true`
	const me = staffIdOf(actor)
	return sql<boolean>`(a.coach_id = ${me}::uuid or ${me}::uuid = any (a.other_coach_ids) or exists (
		select from appointment_place sp join client sc on sc.studio_id = sp.studio_id and sc.id = sp.client_id
		where sp.studio_id = a.studio_id and sp.appointment_id = a.id and (sc.primary_coach_id = ${me}::uuid or exists (
			select from client_coach cc where cc.studio_id = sc.studio_id and cc.client_id = sc.id and cc.staff_id = ${me}::uuid))))`
}

/** Whether this person may see money and private notes of appointments they see: assistants may not (1.3). */
export const seesMoney = (actor: Actor): boolean =>
	(actor.kind === 'staff' || actor.kind === 'key') && actor.role !== 'assistant'

/** Names of those who have a seat or ask for one, with who may open their page, for an appointment under the alias `a`. */
export const namedPlaces = (actor: Actor): RawBuilder<PlaceName[]> => sql<PlaceName[]>`coalesce((
	select jsonb_agg(jsonb_build_object('clientId', c.id, 'name', trim(c.first_name || ' ' || c.last_name), 'status', p.status,
		'mayOpen', ${visibleTo(actor)}) order by p.booked_at, p.id)
	from appointment_place p join client c on c.studio_id = p.studio_id and c.id = p.client_id
	where p.studio_id = a.studio_id and p.appointment_id = a.id
		and (p.status in ('requested', 'booked', 'completed', 'no_show') or a.status = 'cancelled')), '[]')`

export type PlaceName = {
	clientId: string
	name: string
	status: 'requested' | 'booked' | 'waiting' | 'completed' | 'cancelled' | 'no_show'
	mayOpen: boolean
}
