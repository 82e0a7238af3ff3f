import { addDays, daysFrom, weekday, weekOf } from '#platform/time/days.ts'
import type { WallTime } from './wall-time.ts'

/** How often an appointment comes back. */
export type Recurrence = {
	/** Weeks between two: 1 is every week. */
	everyWeeks: number
	/** 0 Sunday … 6 Saturday, beside the weekday of the first. */
	weekdays: readonly number[]
	/** How many in all, the first included; 2 to 104. */
	count: number
}

const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

const daysOf = (first: WallTime, weekdays: readonly number[]): number[] =>
	[...new Set([...weekdays, weekday(first.slice(0, 10))])].sort()

/** The rule as RFC 5545 writes it. */
export const ruleText = (first: WallTime, { everyWeeks, weekdays, count }: Recurrence): string =>
	`FREQ=WEEKLY;INTERVAL=${everyWeeks};COUNT=${count};BYDAY=${daysOf(first, weekdays).map((day) => names[day])}`

/**
 * 7.1, I6: the wall times of a recurring appointment, the first included: the same time on the clock whatever the clocks do.
 * Reckoned in days, without a zone, so that no DST night can shift one, and light enough for a form to show them as one types.
 */
export function occurrences(first: WallTime, { everyWeeks, weekdays, count }: Recurrence): WallTime[] {
	const start = first.slice(0, 10)
	const wanted = daysOf(first, weekdays)
	const found: WallTime[] = []
	// Weeks begin on Monday, as RFC 5545 has it where nothing else is said.
	for (let week = weekOf(start, 1); found.length < count; week = addDays(week, 7 * everyWeeks))
		for (const day of daysFrom(week, 7))
			if (day >= start && wanted.includes(weekday(day)) && found.length < count)
				found.push(day + first.slice(10))
	return found
}
