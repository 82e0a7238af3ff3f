import { type RawBuilder, sql } from 'kysely'

/**
 * Subscriptions as they stand today, where each client is: `places`, as a common table expression over those that fit
 * `which` (aliases `s`, `program`, `c`). The state follows from the days alone (6.3: accepted and not joined awaits payment).
 */
export const places = (now: Date, which: RawBuilder<boolean>): RawBuilder<unknown> => sql`
	places as (
		select s.studio_id, s.id, s.program_id, s.client_id, s.calendar_id, s.invitation_id, s.began_on, s.joined_on, s.paused_on,
			s.last_day, s.ended_how, s.ended_by, s.accepted_on, here.today,
			s.price_minor::float8 as price_minor, s.currency, s.price_every, s.price_unit, s.tax_bp,
			program.title as program_title, program.type, program.days_ahead, program.starts_on,
			c.sort_name, c.email, c.primary_coach_id, trim(c.first_name || ' ' || c.last_name) as name,
			invitation.email as asked_at, invitation.last_sent_at, invitation.expires_at,
			case when s.last_day < here.today then case when s.ended_how = 'cancelled' then 'cancelled' else 'finished' end
				when s.joined_on is null and s.accepted_on is not null then 'awaiting'
				when s.joined_on is null then 'pending'
				when s.paused_on <= here.today then 'paused'
				else 'active' end as state
		from subscription s
		join program on program.studio_id = s.studio_id and program.id = s.program_id
		join client c on c.studio_id = s.studio_id and c.id = s.client_id
		join studio_settings settings on settings.studio_id = s.studio_id
		left join account on account.id = c.account_id
		left join invitation on invitation.studio_id = s.studio_id and invitation.id = s.invitation_id
		cross join lateral (select (${now}::timestamptz at time zone
			coalesce(account."timeZone", c.time_zone, settings.time_zone))::date as today) here
		where ${which}
	)`

/**
 * Places with `ahead`: how many days from today the last workout on its calendar is (5.4), null where none is planned. It is
 * looked up for each, so lists choose the places they show before.
 */
export const ahead = (from: RawBuilder<unknown>): RawBuilder<unknown> => sql`
	standing as (
		select place.*, ahead.days as ahead
		from ${from} place
		cross join lateral (
			select max(workout.on_date) - place.today as days from workout
			where workout.studio_id = place.studio_id and workout.calendar_id = place.calendar_id
				and workout.on_date >= place.today) ahead
	)`

/** Both, as `standing`. */
export const standing = (now: Date, which: RawBuilder<boolean>): RawBuilder<unknown> => sql`
	${places(now, which)}, ${ahead(sql`places`)}`
