import fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { addDays } from '#platform/time/days.ts'
import { occurrences, ruleText } from './recurring.ts'
import { wallShift } from './wall-time.ts'

test('7.1 the dates are those that RFC 5545 gives for the rule that is kept', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 3000 }),
			fc.integer({ min: 1, max: 12 }),
			fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 7 }),
			fc.integer({ min: 2, max: 30 }),
			(days, everyWeeks, weekdays, count) => {
				const first = `${addDays('2026-01-01', days)}T18:30`
				const recurrence = { everyWeeks, weekdays, count }
				const rule = new RRuleTemporal({
					rruleString: ruleText(first, recurrence),
					temporal: Temporal,
					dtstart: Temporal.PlainDateTime.from(first).toZonedDateTime('UTC'),
				})
				const expected = rule.all().map((each) => each.toPlainDateTime().toString({ smallestUnit: 'minute' }))
				expect(occurrences(first, recurrence)).toEqual(expected)
			},
		),
		{ numRuns: 60 },
	)
})

test('I6 a difference on the clock moves every date by the same days and minutes', () => {
	const shift = wallShift('2026-03-17T18:00', '2026-03-18T17:30')
	expect(shift('2026-03-31T18:00')).toBe('2026-04-01T17:30')
	expect(wallShift('2026-03-17T18:00', '2026-03-10T18:00')('2026-04-01T09:15')).toBe('2026-03-25T09:15')
})
