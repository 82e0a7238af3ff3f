import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { type StandingRun, spanFrom } from '../../rules/placement.ts'

/** What an event took, as far as it can still be undone: not undone yet, not older than 30 days. */
export type Undoable = { eventId: string; client_id: string; byClient: string | null }

export async function undoable(db: Db, eventId: string, now: Date): Promise<Undoable | undefined> {
	const { rows } = await sql<Undoable>`
		select event.id as "eventId", event.client_id,
			case when event.actor_kind = 'client' then event.actor_id end as "byClient"
		from removed
		join event on event.studio_id = removed.studio_id and event.id = removed.event_id
		join client on client.studio_id = event.studio_id and client.id = event.client_id
		where removed.event_id = ${eventId}::uuid and removed.expires_at > ${now}`.execute(db)
	return rows[0]
}

/** Marks it undone, once (compare and swap): the second of two that ask at the same time gets false. */
export async function claimUndo(db: Db, eventId: string, by: string, now: Date): Promise<boolean> {
	const done = await db
		.updateTable('removed')
		.set({ undone_at: now, undone_by_event_id: by })
		.where('event_id', '=', eventId)
		.where('undone_at', 'is', null)
		.executeTakeFirst()
	return done.numUpdatedRows === 1n
}

/** What would be in the way of what comes back: runs that stand there now and didn't come with the event. */
export async function inTheWayOf(db: Db, eventId: string): Promise<StandingRun[]> {
	const { rows } = await sql<Omit<StandingRun, 'from' | 'to'> & { span: string }>`
		with kept as (select studio_id, what from removed where event_id = ${eventId}::uuid),
		back as (select run.* from kept, jsonb_populate_recordset(null::program_run, kept.what -> 'runs') run)
		select distinct on (now.id) now.id, now.title, now.lane, now.span::text as span
		from back
		join program_run now on now.studio_id = back.studio_id and now.calendar_id = back.calendar_id
			and now.lane = back.lane and now.span && back.span and now.id <> all (select id from back)
		where now.id <> all (select placed::uuid from kept, jsonb_array_elements_text(kept.what -> 'placedRuns') placed)
		`.execute(db)
	return rows.map(({ span, ...run }) => ({ ...run, ...spanFrom(span) }))
}

/** How many of the workouts the event changed have been changed again since: putting them back would lose that. */
export async function touchedSince(db: Db, eventId: string): Promise<number> {
	const { rows } = await sql<{ touched: number }>`
		select count(*)::int as touched
		from removed kept, jsonb_populate_recordset(null::workout, kept.what -> 'workouts') before
		join workout now on now.studio_id = before.studio_id and now.id = before.id
		where kept.event_id = ${eventId}::uuid and now.version <> before.version + 1`.execute(db)
	return rows[0]?.touched ?? 0
}

/**
 * Puts everything back as it was: what the event brought goes, runs and workouts return whole under their own ids.
 * A program deleted meanwhile is no longer named by its run.
 */
export async function restore(db: Db, eventId: string): Promise<void> {
	await sql`
		delete from program_run run using removed kept
		where kept.event_id = ${eventId}::uuid
			and run.id in (select placed::uuid from jsonb_array_elements_text(kept.what -> 'placedRuns') placed)`.execute(
		db,
	)
	await sql`
		delete from workout using removed kept
		where kept.event_id = ${eventId}::uuid
			and workout.id in (select placed::uuid from jsonb_array_elements_text(kept.what -> 'placedWorkouts') placed)
		`.execute(db)
	await sql`
		insert into program_run as now (studio_id, id, calendar_id, client_id, program_id, program_version, title, span,
			lane, scheduled_by, created_at, day_one, weeks, copied)
		select back.studio_id, back.id, back.calendar_id, back.client_id, program.id, back.program_version, back.title,
			back.span, back.lane, back.scheduled_by, back.created_at, back.day_one, back.weeks, back.copied
		from removed kept
		cross join jsonb_populate_recordset(null::program_run, kept.what -> 'runs') back
		left join program on program.studio_id = back.studio_id and program.id = back.program_id
		where kept.event_id = ${eventId}::uuid
		order by lower(back.span)
		on conflict (studio_id, id) do update set span = excluded.span, lane = excluded.lane, day_one = excluded.day_one,
			weeks = excluded.weeks, copied = excluded.copied`.execute(db)
	await sql`
		insert into workout as now (studio_id, id, calendar_id, client_id, run_id, on_date, position, title, content,
			program_workout_id, program_workout_version, changed_by_hand_at, moved_by_hand_at, version, created_at, added_by)
		select back.studio_id, back.id, back.calendar_id, back.client_id, run.id, back.on_date, back.position,
			back.title, back.content, back.program_workout_id, back.program_workout_version, back.changed_by_hand_at,
			back.moved_by_hand_at, back.version + 2, back.created_at, back.added_by
		from removed kept
		cross join jsonb_populate_recordset(null::workout, kept.what -> 'workouts') back
		left join program_run run on run.studio_id = back.studio_id and run.id = back.run_id
		where kept.event_id = ${eventId}::uuid
		on conflict (studio_id, id) do update set run_id = excluded.run_id, on_date = excluded.on_date,
			position = excluded.position, title = excluded.title, content = excluded.content,
			program_workout_version = excluded.program_workout_version, changed_by_hand_at = excluded.changed_by_hand_at,
			moved_by_hand_at = excluded.moved_by_hand_at, version = now.version + 1`.execute(db)
}
