import type { Hours, WeeklyHours } from '../rules.ts'

/** A stretch of a day in minutes after its midnight; beyond 1440 is the next day. */
export type Minutes = readonly [from: number, to: number]

const two = (value: number): string => String(value).padStart(2, '0')
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** 540–1440 is 09:00–24:00; 1320–1560 is 22:00–02:00, the end on the next day. */
export const hoursOf = ([from, to]: Minutes): Hours => ({
	start: clock(from),
	end: clock(to > 1440 ? to - 1440 : to),
})

/** The days of a week with their stretches, as the engine takes them: those at the same hours together. */
export function weekOf(
	rows: readonly (readonly [weekday: number, from: number, to: number])[],
): WeeklyHours[] {
	const days = new Map<string, { minutes: Minutes; days: number[] }>()
	for (const [weekday, from, to] of rows) {
		const known = days.get(`${from}-${to}`)
		if (known) known.days.push(weekday)
		else days.set(`${from}-${to}`, { minutes: [from, to], days: [weekday] })
	}
	return [...days.values()].map((each) => ({ ...hoursOf(each.minutes), days: each.days }))
}
