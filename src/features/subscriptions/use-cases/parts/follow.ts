import { sql } from 'kysely'
import { placeGroup } from '#features/calendars/use-cases/parts/place-group.ts'
import type { Db } from '#platform/database/transaction.ts'

/**
 * 3.4: puts a group's weeks on the calendar of every subscriber who doesn't follow it yet, from today on. From then on changes
 * reach them as they reach any running copy (4.9).
 */
export async function follow(
	{ db, now, studioId }: { db: Db; now: Date; studioId: string },
	programId: string,
): Promise<void> {
	const { rows } = await sql<{ client_id: string; calendar_id: string; today: string; starts_on: string }>`
		select s.client_id, s.calendar_id, program.starts_on, here.today
		from subscription s
		join program on program.studio_id = s.studio_id and program.id = s.program_id and program.type = 'group'
		join client c on c.studio_id = s.studio_id and c.id = s.client_id
		join studio_settings settings on settings.studio_id = s.studio_id
		left join account on account.id = c.account_id
		cross join lateral (select (${now}::timestamptz at time zone
			coalesce(account."timeZone", c.time_zone, settings.time_zone))::date as today) here
		where s.program_id = ${programId}::uuid and (s.last_day is null or s.last_day >= here.today)
			and not exists (select from program_run run where run.studio_id = s.studio_id
				and run.calendar_id = s.calendar_id and run.program_id = s.program_id and run.day_one = program.starts_on)
		order by s.calendar_id`.execute(db)
	for (const { client_id, calendar_id, today, starts_on } of rows)
		await placeGroup(db, {
			studioId,
			programId,
			client_id,
			calendar_id,
			startsOn: starts_on,
			from: today,
			now,
		})
}
