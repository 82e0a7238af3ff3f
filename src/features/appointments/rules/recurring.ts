import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { weekday } from '#platform/time/days.ts'
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

/** The rule as RFC 5545 writes it. */
export function ruleText(first: WallTime, { everyWeeks, weekdays, count }: Recurrence): string {
	const days = [...new Set([...weekdays, weekday(first.slice(0, 10))])].sort().map((day) => names[day])
	return `FREQ=WEEKLY;INTERVAL=${everyWeeks};COUNT=${count};BYDAY=${days}`
}

/**
 * 7.1, I6: the wall times of a recurring appointment, the first included: the same time on the clock whatever the clocks do.
 * They are reckoned without a zone, so that no DST night can shift one.
 */
export function occurrences(first: WallTime, recurrence: Recurrence): WallTime[] {
	const rule = new RRuleTemporal({
		rruleString: ruleText(first, recurrence),
		temporal: Temporal,
		dtstart: Temporal.PlainDateTime.from(first).toZonedDateTime('UTC'),
	})
	return rule.all().map((each) => each.toPlainDateTime().toString({ smallestUnit: 'minute' }))
}
