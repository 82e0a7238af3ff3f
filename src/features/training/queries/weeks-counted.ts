import { type RawBuilder, sql } from 'kysely'
import { addDays, weekOf } from '#platform/time/days.ts'

/** The first days of this week and of those before it, oldest first. */
export function weeksUpTo(today: string, weeks: number, weekStartsOn: number): string[] {
	const thisWeek = weekOf(today, weekStartsOn)
	return Array.from({ length: weeks }, (_, at) => addDays(thisWeek, (at - weeks + 1) * 7))
}

// 6.3, 6.5: what waits for an answer, is paused or lies behind an end is no training the client has.
export const reaching = sql`join calendar_reach reach on reach.studio_id = workout.studio_id
	and reach.calendar_id = workout.calendar_id and reach.open
	and workout.on_date between coalesce(reach.shown_from, '-infinity') and coalesce(reach.shown_to, 'infinity')`

/**
 * 5.4: what was scheduled and done in the week that begins on `start`, as `counted`. A workout counts in the week it stands in;
 * training whose workout has left the calendar counts in the week it was done.
 */
export const countedIn = (studioId: RawBuilder<unknown>, clientId: RawBuilder<unknown>) => sql`
	cross join lateral (
		select sum(n)::int as scheduled, sum(done)::int as done from (
			select count(*) as n, count(*) filter (where log.status = 'completed') as done
			from workout ${reaching} left join training_log log
				on log.studio_id = workout.studio_id and log.workout_id = workout.id
			where workout.studio_id = ${studioId} and workout.client_id = ${clientId}
				and workout.on_date between start and start + 6
			union all
			select count(*), count(*) filter (where log.status = 'completed')
			from training_log log
			where log.studio_id = ${studioId} and log.client_id = ${clientId}
				and log.on_date between start and start + 6
				and not exists (select from workout
					where workout.studio_id = log.studio_id and workout.id = log.workout_id)) either) counted`
