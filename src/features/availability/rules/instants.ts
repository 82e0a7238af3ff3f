import { isDay } from '#platform/time/days.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/
const time = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/

/** Two digits, known to be digits. */
const two = (text: string, at: number): number =>
	(text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

/**
 * Reads 'YYYY-MM-DDTHH:MM:SSZ', with or without milliseconds, and nothing else: without the Z it would be a time in
 * whatever zone the server stands. By hand, because `Date.parse` takes twice as long and calendars hold thousands.
 */
export function readInstant(text: string): number {
	if (!instant.test(text)) throw new RangeError(`not an instant in UTC: ${text}`)
	const year = two(text, 0) * 100 + two(text, 2)
	const day = Date.UTC(year, two(text, 5) - 1, two(text, 8))
	const seconds = (two(text, 11) * 60 + two(text, 14)) * 60 + two(text, 17)
	return day + seconds * 1000 + (text.length === 24 ? Number(text.slice(20, 23)) : 0)
}

/** The number of the day 'YYYY-MM-DD', counted from 1970-01-01. */
export function readDay(text: string): number {
	if (!isDay(text)) throw new RangeError(`not a date: ${text}`)
	return Date.parse(text) / DAY_MS
}

/** 'HH:MM' as milliseconds after midnight, up to '24:00'. */
export function readTime(text: string): number {
	if (!time.test(text)) throw new RangeError(`not a time: ${text}`)
	return (two(text, 0) * 60 + two(text, 3)) * MINUTE_MS
}

const minutes = Array.from(
	{ length: 1440 },
	(_, n) => `${new Date(n * MINUTE_MS).toISOString().slice(11, 16)}:00Z`,
)

/** Writes instants as they are read, without milliseconds. Those of one day after the other are written fastest. */
export function instantWriter(): (at: number) => string {
	let day = Number.NaN
	let date = ''
	return (at) => {
		const its = Math.floor(at / DAY_MS)
		if (its !== day) {
			day = its
			date = new Date(day * DAY_MS).toISOString().slice(0, 11)
		}
		const minute = minutes[(at - day * DAY_MS) / MINUTE_MS]
		return minute === undefined ? new Date(at).toISOString().replace('.000Z', 'Z') : date + minute
	}
}
