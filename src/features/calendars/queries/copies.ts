import { type RawBuilder, sql } from 'kysely'
import { visibleTo } from '#features/clients/queries/visible.ts'
import type { Actor } from '#platform/actor.ts'

/** Whose copies: of clients this actor sees. What Touchline itself brings up to date are a group's followers (3.4). */
const reached = (actor: Actor): RawBuilder<boolean> =>
	actor.kind === 'system'
		? sql<boolean>`program.type = 'group' and exists (select from subscription s
			where s.studio_id = run.studio_id and s.calendar_id = run.calendar_id and s.program_id = program.id
				and (s.last_day is null or s.last_day >= here.today))`
		: visibleTo(actor)

/**
 * 4.9: the running copies of a program that this actor may touch, and what would happen to each of their workouts, as
 * common table expressions: `copy` (one row a run), `change` (one row a workout that is updated, added, removed or left).
 * Only days from the client's own today on count; a workout somebody logged or rewrote by hand is `left`. A workout
 * somebody moved keeps its day. Reads tables of clients, programs and training: one statement for any number of copies.
 */
export const copiesAndChanges = (programId: string, actor: Actor, now: Date): RawBuilder<unknown> => sql`
	copy as (
		select run.studio_id, run.id as run_id, run.calendar_id, run.client_id, run.span, run.day_one, run.copied,
			program.weeks, program.version, here.today, trim(c.first_name || ' ' || c.last_name) as client_name,
			-- A program that got longer makes its run longer, unless the run was cut or another one stands behind it.
			case when upper(run.span) = run.day_one + run.weeks * 7 and program.weeks > run.weeks and not exists (
				select from program_run other
				where other.studio_id = run.studio_id and other.calendar_id = run.calendar_id and other.lane = run.lane
					and other.id <> run.id and other.span && daterange(lower(run.span), run.day_one + program.weeks * 7))
			then daterange(lower(run.span), run.day_one + program.weeks * 7) else run.span end as reach
		from program
		join program_run run on run.studio_id = program.studio_id and run.program_id = program.id
		join client c on c.studio_id = run.studio_id and c.id = run.client_id and c.archived_at is null
		join studio_settings settings on settings.studio_id = run.studio_id
		left join account on account.id = c.account_id
		cross join lateral (select (${now}::timestamptz at time zone
			coalesce(account."timeZone", c.time_zone, settings.time_zone))::date as today) here
		where program.id = ${programId}::uuid and upper(run.span) > here.today and ${reached(actor)}
	),
	standing as (
		select copy.run_id, copy.today, copy.day_one, workout.id, workout.on_date, workout.position, workout.title,
			workout.content, workout.program_workout_id, workout.program_workout_version, workout.moved_by_hand_at,
			workout.changed_by_hand_at is not null or exists (
				select from training_log log
				where log.studio_id = workout.studio_id and log.workout_id = workout.id) as kept
		from copy
		join workout on workout.studio_id = copy.studio_id and workout.run_id = copy.run_id
		where workout.program_workout_id is not null and workout.on_date >= copy.today
	),
	change as (
		select standing.run_id, standing.id as workout_id, source.id as source_id,
			case when standing.moved_by_hand_at is null and there.on_date >= standing.today
				then there.on_date else standing.on_date end as on_date,
			case when standing.kept then 'left' when source.id is null then 'removed' else 'updated' end as kind
		from standing
		left join program_workout source on source.id = standing.program_workout_id
			and source.program_id = ${programId}::uuid
		cross join lateral (select standing.day_one + (source.week - 1) * 7 + source.day - 1 as on_date) there
		where source.id is null or source.version <> standing.program_workout_version
			or (source.title, source.position) is distinct from (standing.title, standing.position)
			or (standing.moved_by_hand_at is null and there.on_date >= standing.today
				and there.on_date <> standing.on_date)
		union all
		select copy.run_id, null, source.id, there.on_date, 'added'
		from copy
		join program_workout source on source.program_id = ${programId}::uuid
		cross join lateral (select copy.day_one + (source.week - 1) * 7 + source.day - 1 as on_date) there
		where there.on_date >= copy.today and there.on_date <@ copy.reach and source.id <> all (copy.copied)
	)`
