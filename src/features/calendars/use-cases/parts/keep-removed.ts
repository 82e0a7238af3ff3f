import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

const keepDays = 30

export type Kept = {
	studioId: string
	/** The event that takes or changes it: undoing is undoing that event. */
	eventId: string
	now: Date
	/** Runs that go, whole, with all their workouts. */
	runs?: readonly string[]
	/** Runs that change but stay, without their workouts. */
	changedRuns?: readonly string[]
	/** Workouts that go or change, beside those of `runs`. */
	workouts?: readonly string[]
	/** What the event brings, to be taken away again when it is undone. */
	placedRuns?: readonly string[]
	placedWorkouts?: readonly string[]
}

/**
 * Keeps rows as they are now under the event's id for 30 days (4.8), before they go or change. Whoever changes a kept
 * workout afterwards raises its version by exactly one: undoing tells by that whether somebody touched it since.
 */
export async function keepRemoved(db: Db, kept: Kept): Promise<void> {
	const {
		studioId,
		eventId,
		now,
		runs = [],
		changedRuns = [],
		workouts = [],
		placedRuns = [],
		placedWorkouts = [],
	} = kept
	const expires = new Date(now.getTime() + keepDays * 86_400_000)
	await sql`
		insert into removed (studio_id, event_id, what, expires_at)
		select ${studioId}::uuid, ${eventId}::uuid, jsonb_build_object(
			'runs', coalesce((select jsonb_agg(to_jsonb(run)) from program_run run
				where run.id = any (${[...runs, ...changedRuns]}::uuid[])), '[]'),
			'workouts', coalesce((select jsonb_agg(to_jsonb(workout)) from workout
				where workout.run_id = any (${runs}::uuid[]) or workout.id = any (${workouts}::uuid[])), '[]'),
			'placedRuns', to_jsonb(${placedRuns}::uuid[]),
			'placedWorkouts', to_jsonb(${placedWorkouts}::uuid[])
		), ${expires}`.execute(db)
}
