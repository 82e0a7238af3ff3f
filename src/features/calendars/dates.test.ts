import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { datedWorkouts, spanOf } from '#features/programs/rules/placing.ts'
import { addDays, daysBetween } from '#platform/time/days.ts'

const day = fc
	.date({ min: new Date('2000-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
	.map((at) => at.toISOString().slice(0, 10))
const place = fc.record({
	week: fc.integer({ min: 1, max: 104 }),
	day: fc.integer({ min: 1, max: 7 }),
	position: fc.nat(5),
})

test('4.4 every workout falls on the day one counts to, over DST nights and leap years', () => {
	fc.assert(
		fc.property(day, fc.array(place, { maxLength: 30 }), (startsOn, places) => {
			const span = spanOf(startsOn, 104)
			const dated = datedWorkouts(places, startsOn)
			expect(dated).toHaveLength(places.length)
			for (const { week, day, onDate } of dated) {
				expect(onDate).toBe(addDays(startsOn, (week - 1) * 7 + day - 1))
				expect(onDate >= span.from && onDate <= span.to).toBe(true)
			}
			expect(addDays(span.to, 1)).toBe(Temporal.PlainDate.from(startsOn).add({ weeks: 104 }).toString())
			expect(daysBetween(span.from, span.to)).toBe(104 * 7 - 1)
		}),
	)
})
