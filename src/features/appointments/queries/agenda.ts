import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { Invalid } from '#platform/perform.ts'
import { anyStaff } from '#platform/permission.ts'
import { addDays, daysBetween, isDay } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { instantOf } from '../rules/wall-time.ts'
import { Listed, listed, shown, statuses } from './listed.ts'

const longest = 62
/** More than people can look at: a studio of thirty coaches has about so many in a month. */
const most = 4000

const Day = z.string().refine(isDay)
const Busy = z.object({
	coachId: z.string(),
	coach: z.string(),
	startsAt: z.string(),
	endsAt: z.string(),
})
export type BusyTime = z.output<typeof Busy>

/**
 * 7.1, 1.3: what is in the agenda on some days, as the reader's clock counts them: at most 62, both included. What a coach may
 * not see of others is only a time that is taken. One statement.
 */
export const agenda = query('appointments.agenda', {
	input: z.object({
		from: Day,
		to: Day,
		coachIds: z.array(Id).max(50).default([]),
		typeId: Id.optional(),
		status: z.array(z.enum(statuses)).max(statuses.length).default([]),
	}),
	output: z.object({
		appointments: z.array(Listed),
		busy: z.array(Busy),
		/** There was more than one answer can hold: ask for fewer days or coaches. */
		cut: z.boolean(),
	}),
	may: anyStaff,
	async run({ db, actor }, _, { from, to, coachIds, typeId, status }) {
		const days = daysBetween(from, to) + 1
		if (days < 1 || days > longest) throw new Invalid({ to: 'span' })
		const start = instantOf(`${from}T00:00`, actor.timeZone)
		const end = instantOf(`${addDays(to, 1)}T00:00`, actor.timeZone)
		// Cancelled ones are shown when asked for.
		const wanted = status.length > 0 ? status : statuses.filter((each) => each !== 'cancelled')
		const rows = await listed(
			db,
			actor,
			[
				sql`a.starts_at >= ${start}::timestamptz - interval '24 hours' and a.starts_at < ${end}`,
				sql`a.ends_at > ${start} and a.status = any (${wanted}::text[])`,
				...(coachIds.length > 0
					? [sql`(a.coach_id = any (${coachIds}::uuid[]) or a.other_coach_ids && ${coachIds}::uuid[])`]
					: []),
				...(typeId ? [sql`a.type_id = ${typeId}::uuid`] : []),
			],
			{ limit: most + 1 },
		)
		const kept = rows.slice(0, most)
		const takesTime = ['booked', 'completed', 'no_show']
		return {
			appointments: kept.filter(({ seen }) => seen).map(shown),
			busy: kept
				.filter(({ seen, status: its }) => !seen && takesTime.includes(its))
				.map(({ coachId, coach, startsAt, endsAt }) => ({ coachId, coach, startsAt, endsAt })),
			cut: rows.length > most,
		}
	},
})
