import type { Hours, WeeklyHours } from '../rules.ts'

/** A stretch of a day in minutes after its midnight; beyond 1440 is the next day. */
export type Minutes = readonly [from: number, to: number]

/** A stretch of one day of the week. */
export type DayMinutes = readonly [weekday: number, from: number, to: number]

const two = (value: number): string => String(value).padStart(2, '0')
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const minute = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/**
 * A time of day as people type it: `9`, `9:30`, `9h30`, `9.30`, `930`; at the end of a day also `24`. Null: it isn't one. Used as
 * somebody leaves the field, and again by the server.
 */
export function typedTime(text: string): string | null {
	const parts = /^([0-9]{1,2})(?:\s?[:.h]\s?([0-9]{2})?|([0-9]{2}))?$/i.exec(text.trim())
	if (!parts) return null
	const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? parts[3] ?? 0)]
	if (minutes > 59 || hours * 60 + minutes > 1440) return null
	return clock(hours * 60 + minutes)
}

/** 540–1440 is 09:00–24:00; 1320–1560 is 22:00–02:00, the end on the next day. */
export const hoursOf = ([from, to]: Minutes): Hours => ({
	start: clock(from),
	end: clock(to > 1440 ? to - 1440 : to),
})

/** The other way round: an end at or before the start is on the next day. */
export function minutesOf({ start, end }: Hours): Minutes {
	const [from, to] = [minute(start), minute(end)]
	return [from, to <= from ? to + 1440 : to]
}

/** The days of a week with their stretches, as the engine takes them: those at the same hours together. */
export function weekOf(rows: readonly DayMinutes[]): WeeklyHours[] {
	const days = new Map<string, { minutes: Minutes; days: number[] }>()
	for (const [weekday, from, to] of rows) {
		const known = days.get(`${from}-${to}`)
		if (known) known.days.push(weekday)
		else days.set(`${from}-${to}`, { minutes: [from, to], days: [weekday] })
	}
	return [...days.values()].map((each) => ({ ...hoursOf(each.minutes), days: each.days }))
}

const WEEK = 7 * 1440

/** Which of these hours meets one before it in the list, as the database would refuse it; null: none. */
export function firstMeeting(week: readonly (WeeklyHours | null)[]): number | null {
	const taken: { start: number; end: number }[] = []
	for (const [row, hours] of week.entries()) {
		if (!hours) continue
		const [from, to] = minutesOf(hours)
		for (const day of new Set(hours.days)) {
			const start = day * 1440 + from
			const end = day * 1440 + to
			// The week is a circle: Saturday night runs into Sunday.
			const meets = taken.some((other) =>
				[-WEEK, 0, WEEK].some((turn) => start + turn < other.end && other.start < end + turn),
			)
			if (meets) return row
			taken.push({ start, end })
		}
	}
	return null
}
