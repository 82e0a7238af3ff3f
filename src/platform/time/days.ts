/**
 * Days are 'YYYY-MM-DD': they have no zone and no hours, so they are reckoned in UTC, where every day has 24 hours
 * and no DST night can lose one. Plain arithmetic, light enough for the browser; zones stand in `dayOf` only.
 */

const DAY_MS = 86_400_000
const pattern = /^\d{4}-\d{2}-\d{2}$/

/** Whether `text` is a day that exists: '2028-02-29' does, '2027-02-29' doesn't. Years 1900 to 2199. */
export function isDay(text: string): boolean {
	if (!pattern.test(text) || text < '1900-01-01' || text > '2199-12-31') return false
	const at = new Date(`${text}T00:00:00Z`)
	return !Number.isNaN(at.getTime()) && toDay(at) === text
}

/** Noon UTC of a day, for formatting and reckoning. Throws on a text that is no day. */
export function atNoon(day: string): Date {
	const at = new Date(`${day}T12:00:00Z`)
	if (Number.isNaN(at.getTime())) throw new RangeError(`not a day: ${day}`)
	return at
}

const toDay = (at: Date): string => at.toISOString().slice(0, 10)

/** The day `count` days later; earlier when negative. */
export const addDays = (day: string, count: number): string =>
	toDay(new Date(atNoon(day).getTime() + count * DAY_MS))

/** How many days `to` is after `from`; negative before it. */
export const daysBetween = (from: string, to: string): number =>
	Math.round((atNoon(to).getTime() - atNoon(from).getTime()) / DAY_MS)

/** 0 is Sunday, 6 Saturday, as the studio's setting counts them. */
export const weekday = (day: string): number => atNoon(day).getUTCDay()

/** The first day of the week that holds `day`, when weeks start on `startsOn` (0 Sunday … 6 Saturday; 1 Monday). */
export const weekOf = (day: string, startsOn = 1): string =>
	addDays(day, -((weekday(day) - startsOn + 7) % 7))

/** The first day of the month that holds `day`. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** The first day of the month `count` months later; earlier when negative. */
export function addMonths(day: string, count: number): string {
	const at = atNoon(monthOf(day))
	at.setUTCMonth(at.getUTCMonth() + count)
	return toDay(at)
}

/** 53: the same day so many months later, or the last one of a month that is too short: always reckoned from the first day. */
export function monthsLater(day: string, months: number): string {
	const month = addMonths(day, months)
	const last = Number(addDays(addMonths(month, 1), -1).slice(8))
	return `${month.slice(0, 8)}${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`
}

/** `count` days from `day` on, in order. */
export const daysFrom = (day: string, count: number): string[] =>
	Array.from({ length: count }, (_, n) => addDays(day, n))

const parts = new Map<string, Intl.DateTimeFormat>()

/** The day it is at an instant for somebody in `timeZone` (IANA name). Throws a RangeError on an unknown zone. */
export function dayOf(instant: Date, timeZone: string): string {
	let format = parts.get(timeZone)
	if (!format) {
		// Swedish writes ISO dates: one formatter, no assembling.
		format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
		parts.set(timeZone, format)
	}
	return format.format(instant)
}
