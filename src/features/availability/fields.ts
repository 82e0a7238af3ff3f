import { z } from 'zod'
import { line } from '#features/clients/rules/fields.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { typedTime } from './rules/clock-times.ts'

const time = (given: unknown) => (typeof given === 'string' ? (typedTime(given) ?? given) : given)
const Start = z.preprocess(time, z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/))
const End = z.preprocess(time, z.string().regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/))

/** Hours of a day; an end at or before the start is on the next day. */
const Hours = z.object({ start: Start, end: End })
const Weekday = z.number().int().min(0).max(6)
/** The same hours on some days of the week; 0 is Sunday. */
const WeeklyHours = Hours.extend({ days: z.array(Weekday).min(1).max(7) })

/**
 * A form sends its rows by number, and rows that nobody filled in: null is such a row. They keep their place, so that what is wrong
 * with another is said beside it.
 */
function rows(given: unknown): unknown {
	if (typeof given !== 'object' || given === null || Array.isArray(given)) return given
	return Object.values(given).map((row) => (row && ('start' in row || 'end' in row) ? row : null))
}

export const Week = z.preprocess(rows, z.array(WeeklyHours.nullable()).max(70)).default([])
export const HoursOfDay = z.preprocess(rows, z.array(Hours.nullable()).max(10)).default([])

export const filledIn = <T>(rows: readonly (T | null)[]): T[] => rows.filter((row) => row !== null)

export const Note = line(200).default('')

/** A day that hours can be told for. */
export const ScheduleDay = Day.refine((day) => day >= '2000-01-01')

/** From a day to a day, both included: two years at most. */
export const rightLength = ({ from, to }: { from: string; to: string }): boolean => {
	const days = daysBetween(from, to)
	return days >= 0 && days <= 730
}
