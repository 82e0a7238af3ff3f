import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'

/**
 * 6.1, 6.4: whether whoever acts may see `workout` on its day, inside a statement that joins `calendar_reach` as `reach`.
 * Staff see everything; a client what is open to them and not further ahead than their program says. What they have begun
 * to train stays theirs to see and to finish.
 */
export const shownTo = (actor: Actor, today: RawBuilder<unknown>): RawBuilder<boolean> =>
	actor.kind === 'client'
		? sql<boolean>`(reach.open and workout.on_date >= coalesce(reach.shown_from, '-infinity')
				and workout.on_date <= coalesce(least(reach.shown_to, ${today}::date + reach.days_ahead), 'infinity')
			or exists (select from training_log begun
				where begun.studio_id = workout.studio_id and begun.workout_id = workout.id))`
		: sql<boolean>`true`
