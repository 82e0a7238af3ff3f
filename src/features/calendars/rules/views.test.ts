import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween, weekday } from '#platform/time/days.ts'
import { askedDays, shownDays, views } from './views.ts'

const day = fc
	.date({ min: new Date('2000-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
	.map((at) => at.toISOString().slice(0, 10))

test('5.1 a view shows whole weeks that hold its day, and never more than was asked for', () => {
	fc.assert(
		fc.property(day, fc.constantFrom(...views), fc.integer({ min: 0, max: 6 }), (date, view, startsOn) => {
			const { from, to } = shownDays(view, date, startsOn)
			expect(from <= date && date <= to).toBe(true)
			const asked = askedDays(view, date)
			expect(asked.from <= from && to <= asked.to).toBe(true)
			if (view === 'day') return
			expect(weekday(from)).toBe(startsOn)
			expect((daysBetween(from, to) + 1) % 7).toBe(0)
		}),
	)
})
