import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { hoursOf, type Minutes, weekOf } from '../rules/clock-times.ts'
import { DAYS_LOOKED_BACK } from '../rules/grid.ts'
import type { Host } from '../rules.ts'

type Row = {
	id: string
	tz: string
	week: [weekday: number, from: number, to: number][]
	overrides: [date: string, windows: Minutes[]][]
	busy: [from: number, to: number][]
}

/**
 * 7.1, 7.7: coaches as the engine takes them, in the order asked: their zone, week, special days and days off as far back as
 * the engine looks (in local dates, hence one more), and when their other calendars are busy. Appointments are not in it.
 * One statement, whatever the number of coaches; somebody who has no hours, or doesn't work here, has an empty week. The limit takes
 * nothing away: without it PostgreSQL expects ten coaches of any list it hasn't seen, and plans anew at each call (G7).
 */
export async function hostsOf(
	db: Db,
	coachIds: readonly string[],
	span: { from: Date; to: Date },
): Promise<Host<string>[]> {
	if (coachIds.length === 0) return []
	const { rows } = await sql<Row>`
		with span as (
			select (${span.from}::timestamptz at time zone 'UTC')::date - ${DAYS_LOOKED_BACK + 1}::int as first,
				(${span.to}::timestamptz at time zone 'UTC')::date + 2 as last,
				tstzmultirange(tstzrange(${span.from}::timestamptz - interval '3 days',
					greatest(${span.from}::timestamptz, ${span.to}::timestamptz) + interval '3 days')) as around
		)
		select asked.id, coalesce(schedule.time_zone, settings.time_zone) as tz,
			coalesce(${week}, '[]') as week, coalesce(${overrides}, '[]') as overrides, coalesce(${busy}, '[]') as busy
		from (
			select * from unnest(${coachIds}::uuid[]) with ordinality as each (id, n) limit ${coachIds.length}
		) asked
		cross join span
		cross join studio_settings settings
		left join staff on staff.studio_id = settings.studio_id and staff.id = asked.id and staff.removed_at is null
		left join coach_schedule schedule on schedule.studio_id = staff.studio_id and schedule.staff_id = staff.id
		order by asked.n`.execute(db)
	return rows.map((row) => ({
		id: row.id,
		tz: row.tz,
		week: weekOf(row.week),
		overrides: row.overrides.map(([date, windows]) => ({ date, windows: windows.map(hoursOf) })),
		busy: row.busy.map(([from, to]) => [new Date(from).toISOString(), new Date(to).toISOString()] as const),
	}))
}

const week: RawBuilder<Row['week']> = sql`(
	select jsonb_agg(jsonb_build_array(w.weekday, w.from_minute, w.to_minute) order by w.weekday, w.from_minute)
	from weekly_hours w where w.studio_id = staff.studio_id and w.staff_id = staff.id)`

// Of several for one date the last counts: a coach's special day goes before the studio's day off, their own day off before both.
const overrides: RawBuilder<Row['overrides']> = sql`(
	select jsonb_agg(jsonb_build_array(o.day, o.windows) order by o.rank, o.day)
	from (
		select case when d.staff_id is null then 1 else 3 end as rank, each.day::date as day, jsonb_build_array() as windows
		from day_off d, generate_series(greatest(lower(d.days), span.first),
			least(upper(d.days) - 1, span.last), interval '1 day') as each (day)
		where d.studio_id = staff.studio_id and (d.staff_id = staff.id or d.staff_id is null)
		union all
		select 2, s.day, coalesce((
			select jsonb_agg(jsonb_build_array(h.from_minute, h.to_minute) order by h.from_minute) from special_hours h
			where h.studio_id = s.studio_id and h.staff_id = s.staff_id and h.day = s.day), '[]')
		from special_day s
		where s.studio_id = staff.studio_id and s.staff_id = staff.id and s.day between span.first and span.last
	) o)`

const busy: RawBuilder<Row['busy']> = sql`(
	select jsonb_agg(jsonb_build_array(
		(extract(epoch from lower(b)) * 1000)::bigint, (extract(epoch from upper(b)) * 1000)::bigint) order by b)
	from external_calendar e, unnest(e.busy * span.around) b
	where e.studio_id = staff.studio_id and e.staff_id = staff.id)`
