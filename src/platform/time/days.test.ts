import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayOf, daysBetween, isDay, weekday, weekOf } from './days.ts'

const day = fc
	.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
	.map((at) => at.toISOString().slice(0, 10))

test('days: any number of days forth and back is the same day, leap years and DST nights included', () => {
	fc.assert(
		fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
			const to = addDays(from, count)
			expect(isDay(to)).toBe(true)
			expect(daysBetween(from, to)).toBe(count)
			expect(addDays(to, -count)).toBe(from)
			expect((weekday(from) + (((count % 7) + 7) % 7)) % 7).toBe(weekday(to))
		}),
	)
})

test('days: a week starts on the chosen day and holds its day', () => {
	fc.assert(
		fc.property(day, fc.integer({ min: 0, max: 6 }), (from, startsOn) => {
			const start = weekOf(from, startsOn)
			expect(weekday(start)).toBe(startsOn)
			expect(daysBetween(start, from)).toBeGreaterThanOrEqual(0)
			expect(daysBetween(start, from)).toBeLessThan(7)
		}),
	)
})

test.each([
	['2028-02-29', true],
	['2027-02-29', false],
	['2026-13-01', false],
	['2026-1-1', false],
	['', false],
	['0000-01-01', false],
	["2026-01-01'", false],
])('days: %s exists: %s', (text, exists) => expect(isDay(text)).toBe(exists))

test('days: months end where they end', () => {
	expect(addMonths('2026-01-31', 1)).toBe('2026-02-01')
	expect(addMonths('2026-01-15', -1)).toBe('2025-12-01')
})

test('days: the same instant is another day in another zone, across DST too', () => {
	const instant = new Date('2026-03-29T00:30:00Z')
	expect(dayOf(instant, 'Europe/Paris')).toBe('2026-03-29')
	expect(dayOf(instant, 'America/New_York')).toBe('2026-03-28')
	expect(dayOf(new Date('2026-10-24T22:30:00Z'), 'Europe/Paris')).toBe('2026-10-25')
	expect(dayOf(new Date('2026-10-24T22:30:00Z'), 'Europe/London')).toBe('2026-10-24')
})
