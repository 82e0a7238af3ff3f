import { z } from 'zod'
import { type CalendarEntry, calendar } from '#features/calendars/queries/calendar.ts'
import { anyOf, permission } from '#platform/permission.ts'
import { addDays, dayOf, daysFrom, weekOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'

const aheadDays = 14

export type HomeEntry = Pick<
	CalendarEntry,
	'workoutId' | 'logId' | 'onDate' | 'title' | 'status' | 'exercises'
> & {
	/** 6.4: what it belongs to, where that isn't plain: of a client with one program every workout is of it. */
	program: string | null
}

/** The client's home: today's workouts, this week day by day, and what comes next. It reads one calendar once. */
export const home = query('training.home', {
	input: z.object({}),
	may: anyOf(permission('a client, for themselves', ({ actor }) => actor.kind === 'client')),
	async run({ ask, actor, now }) {
		const day = dayOf(now, actor.timeZone)
		const seen = await ask(calendar, { from: addDays(day, -7), to: addDays(day, aheadDays) })
		const { today, weekStartsOn, entries } = seen
		const programOf = ({ runId, calendarId }: CalendarEntry): string | null =>
			seen.calendars.find(({ id, kind }) => id === calendarId && kind !== 'main')?.title ??
			seen.runs.find(({ id }) => id === runId)?.title ??
			null
		const several = new Set(entries.map(programOf)).size > 1
		const shown = (entry: CalendarEntry): HomeEntry => ({
			...entry,
			program: several ? programOf(entry) : null,
		})
		const week = daysFrom(weekOf(today, weekStartsOn), 7)
		const ofWeek = entries.filter((entry) => week.includes(entry.onDate))
		return {
			today,
			firstName: seen.clientName.split(' ')[0] ?? '',
			todays: entries.filter((entry) => entry.onDate === today).map(shown),
			week: week.map((onDate) => ({
				day: onDate,
				statuses: entries.filter((entry) => entry.onDate === onDate).map((entry) => entry.status),
			})),
			done: ofWeek.filter((entry) => entry.status === 'completed').length,
			of: ofWeek.length,
			next: entries
				.filter((entry) => entry.onDate > today && entry.status === 'planned')
				.slice(0, 5)
				.map(shown),
		}
	},
})
