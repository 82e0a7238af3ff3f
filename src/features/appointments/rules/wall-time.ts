import { Temporal } from 'temporal-polyfill'

/** A wall time people agree on: '2026-03-29T10:00', without zone. */
export type WallTime = string

/** Whether `text` is a wall time on a day that exists, in whole minutes, between 1900 and 2199. */
export function isWallTime(text: string): boolean {
	if (!/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d$/.test(text)) return false
	try {
		return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toString().slice(0, 16) === text
	} catch {
		return false
	}
}

/**
 * The instant a wall time means in a zone (I6). In the hour that a spring night skips it moves forward by the gap; in the hour
 * that an autumn night has twice it is the first ("compatible", RFC 9557).
 */
export const instantOf = (wall: WallTime, zone: string): Date =>
	new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds)

/** What the clock on the wall shows at an instant in a zone, to the minute. */
export const wallTimeOf = (instant: Date, zone: string): WallTime =>
	Temporal.Instant.fromEpochMilliseconds(instant.getTime())
		.toZonedDateTimeISO(zone)
		.toPlainDateTime()
		.toString({ smallestUnit: 'minute' })

/** The instant `lead` (an ISO duration: days are wall time, hours elapsed) before a start in its zone (7.6). */
export const before = (start: Date, lead: string, zone: string): Date =>
	new Date(
		Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(zone).subtract(lead)
			.epochMilliseconds,
	)

/** Moves wall times by the difference between two of them: the same days and minutes on the clock, whatever the clocks do (I6). */
export function wallShift(from: WallTime, to: WallTime): (wall: WallTime) => WallTime {
	const by = Temporal.PlainDateTime.from(from).until(to, { largestUnit: 'day' })
	return (wall) => Temporal.PlainDateTime.from(wall).add(by).toString({ smallestUnit: 'minute' })
}
