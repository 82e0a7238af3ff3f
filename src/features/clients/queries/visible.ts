import { type RawBuilder, sql } from 'kysely'
import { type Actor, staffIdOf } from '#platform/actor.ts'

/**
 * 1.3 inside a statement, for a client under the alias `c`: owners and assistants see everybody, a coach their own, those
 * shared with them and those without a coach. Three branches that an index serves each.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
	if (actor.kind !== 'staff' && actor.kind !== 'key') return sql<boolean>`false`
	if (actor.role !== 'coach') return sql<boolean>`true`
	return sql<boolean>`(${ofCoach(staffIdOf(actor))} or c.primary_coach_id is null)`
}

/** The clients of one coach: primarily theirs, or shared with them. */
export const ofCoach = (staffId: string | null): RawBuilder<boolean> =>
	sql<boolean>`(c.primary_coach_id = ${staffId}::uuid or c.id = any (array(
		select cc.client_id from client_coach cc where cc.staff_id = ${staffId}::uuid)))`
