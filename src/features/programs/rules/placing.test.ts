import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { datedWorkouts, dateOf, spanOf } from './placing.ts'

test.each([
	['2026-03-02', 1, 1, '2026-03-02'],
	['2026-03-02', 1, 7, '2026-03-08'],
	['2026-03-05', 2, 1, '2026-03-12'],
	['2026-03-23', 1, 7, '2026-03-29'],
	['2028-02-26', 1, 5, '2028-03-01'],
])('4.4 started on %s, week %i day %i is on %s', (start, week, day, date) => {
	expect(dateOf(start, { week, day })).toBe(date)
})

test('4.7 a run takes whole weeks from its start, rest days included', () => {
	expect(spanOf('2026-03-05', 1)).toEqual({ from: '2026-03-05', to: '2026-03-11' })
	expect(spanOf('2026-12-28', 104)).toEqual({ from: '2026-12-28', to: '2028-12-24' })
})

test('a date that does not exist is refused', () => {
	expect(() => dateOf('2026-02-30', { week: 1, day: 1 })).toThrow(RangeError)
})

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })

test('4.4 every workout falls into the span, in order, on its day', () => {
	const spot = fc.record({
		week: fc.integer({ min: 1, max: 104 }),
		day: fc.integer({ min: 1, max: 7 }),
		position: fc.integer({ min: 0, max: 5 }),
	})
	fc.assert(
		fc.property(day, fc.array(spot), (at, spots) => {
			const start = at.toISOString().slice(0, 10)
			const { from, to } = spanOf(start, 104)
			const dated = datedWorkouts(spots, start)
			expect(dated).toHaveLength(spots.length)
			for (const [index, { onDate, week, day: weekday }] of dated.entries()) {
				expect(onDate >= from && onDate <= to && onDate >= (dated[index - 1]?.onDate ?? '')).toBe(true)
				const days = Temporal.PlainDate.from(start).until(onDate).days
				expect(days).toBe((week - 1) * 7 + weekday - 1)
			}
		}),
	)
})
