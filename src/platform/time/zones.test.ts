import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { zoneBetween } from './zones.ts'

const zones = Intl.supportedValuesOf('timeZone')
const HOUR_MS = 3_600_000

/** Milliseconds as a wall time's fields. */
const shown = (wall: number) =>
	Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()

function expectLikeTemporal(timeZone: string, at: number): void {
	const zone = zoneBetween(timeZone, at, at)
	const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
	expect(shown(zone.wallOf(at)).toString()).toBe(there.toPlainDateTime().toString())
	const compatible = shown(at).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
	expect(zone.instantOf(at)).toBe(compatible.epochMilliseconds)
}

const zone = fc.constantFrom(...zones)
const minute = fc.integer({ min: Date.UTC(1970, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 })

test('I6 wall time and instants are those of Temporal, in any zone and year', () => {
	fc.assert(
		fc.property(zone, minute, (timeZone, at) => expectLikeTemporal(timeZone, at * 60_000)),
		{ numRuns: 500 },
	)
})

test('I6 wall time and instants are those of Temporal around a change of offset, gap or overlap', () => {
	const aside = fc.integer({ min: -180, max: 180 })
	fc.assert(
		fc.property(zone, minute, aside, (timeZone, from, minutes) => {
			const start = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(timeZone)
			const change = start.getTimeZoneTransition('next')
			if (!change) return
			const at = change.epochMilliseconds + minutes * 60_000
			expectLikeTemporal(timeZone, at)
			// And where the wall shows what it shows there: within the gap, or either pass of the overlap.
			expectLikeTemporal(timeZone, at + change.offsetNanoseconds / 1e6)
		}),
		{ numRuns: 700 },
	)
})

test.each([
	['America/Recife', '2000-10-12T12:00Z', -2, 'a week of summer time'],
	['Asia/Gaza', '2040-10-24T12:00Z', 3, 'a week between Ramadan and winter'],
	['Pacific/Apia', '2011-12-30T12:00Z', 14, 'the day that was left out'],
	['Asia/Kathmandu', '2027-06-07T00:00Z', 5.75, 'three quarters'],
	['+05:30', '2027-06-07T00:00Z', 5.5, 'an offset for a zone'],
])('I6 %s at %s is %f hours ahead: %s', (timeZone, instant, hours) => {
	const at = Date.parse(instant)
	expect(zoneBetween(timeZone, at, at).wallOf(at) - at).toBeCloseTo(hours * HOUR_MS, 0)
})

test('I6 a zone that does not exist is refused', () => {
	expect(() => zoneBetween('Europe/Atlantis', 0, 0)).toThrow(RangeError)
})
