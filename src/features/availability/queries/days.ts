import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { mayKeepHours } from '../permissions.ts'
import { hoursOf, type Minutes } from '../rules/clock-times.ts'
import { coachById } from './subjects.ts'

const hours = z.object({ start: z.string(), end: z.string() })

/** 7.1: the days that aren't as usual, from today on: special days, days off of the coach's own and of the whole studio. */
export const days = query('availability.days', {
	input: z.object({ coachId: Id }),
	output: z.object({
		today: z.string(),
		specialDays: z.array(z.object({ day: z.string(), hours: z.array(hours), note: z.string() })),
		daysOff: z.array(
			z.object({
				id: z.string(),
				/** Of everybody, not of this coach alone. */
				ofStudio: z.boolean(),
				from: z.string(),
				to: z.string(),
				reason: z.string(),
			}),
		),
	}),
	subject: ({ db }, { coachId }) => coachById(db, coachId),
	may: mayKeepHours,
	async run({ db, now }, { coachId, timeZone }) {
		const today = dayOf(now, timeZone)
		const special = await sql<{ day: string; note: string; windows: Minutes[] }>`
			select s.day::text as day, s.note, coalesce((
				select jsonb_agg(jsonb_build_array(h.from_minute, h.to_minute) order by h.from_minute) from special_hours h
				where h.studio_id = s.studio_id and h.staff_id = s.staff_id and h.day = s.day), '[]') as windows
			from special_day s where s.staff_id = ${coachId}::uuid and s.day >= ${today}::date
			order by s.day limit 500`.execute(db)
		const off = await sql<{ id: string; ofStudio: boolean; from: string; end: string; reason: string }>`
			select id, staff_id is null as "ofStudio", lower(days)::text as "from", upper(days)::text as "end", reason
			from day_off where (staff_id = ${coachId}::uuid or staff_id is null) and upper(days) > ${today}::date
			order by lower(days), id limit 500`.execute(db)
		return {
			today,
			specialDays: special.rows.map(({ day, note, windows }) => ({ day, note, hours: windows.map(hoursOf) })),
			daysOff: off.rows.map(({ end, ...row }) => ({ ...row, to: addDays(end, -1) })),
		}
	},
})
