import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsLater } from '#platform/time/days.ts'
import { paces, scheduleOf } from './schedule.ts'
import { standingOf } from './standing.ts'

const days = (schedule: { dueOn: string }[]) => schedule.map(({ dueOn }) => dueOn)

test('53 three monthly instalments from 31 January fall on 28 February and 31 March; the sum is exact', () => {
	const schedule = scheduleOf(10_000, 3, '2026-01-31', 'month')
	expect(days(schedule)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
	expect(schedule.map(({ amountMinor }) => amountMinor)).toEqual([3334, 3333, 3333])
	expect(days(scheduleOf(300, 2, '2028-01-30', 'month'))).toEqual(['2028-01-30', '2028-02-29'])
	expect(monthsLater('2026-12-15', 1)).toBe('2027-01-15')
	expect(days(scheduleOf(300, 3, '2026-12-28', 'week'))).toEqual(['2026-12-28', '2027-01-04', '2027-01-11'])
	expect(days(scheduleOf(300, 2, '2026-03-20', 'fortnight'))).toEqual(['2026-03-20', '2026-04-03'])
})

const plan = fc.record({
	total: fc.integer({ min: 60, max: 10_000_000 }),
	count: fc.integer({ min: 2, max: 60 }),
	firstOn: fc
		.integer({ min: 0, max: 4000 })
		.map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)),
	pace: fc.constantFrom(...paces),
})

test('53 whatever is shared out comes to what it was, in rising days, and no two parts differ by more than one unit', () => {
	fc.assert(
		fc.property(plan, ({ total, count, firstOn, pace }) => {
			const schedule = scheduleOf(total, count, firstOn, pace)
			const amounts = schedule.map(({ amountMinor }) => amountMinor)
			expect(amounts.reduce((a, b) => a + b, 0)).toBe(total)
			expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1)
			expect(schedule[0]?.dueOn).toBe(firstOn)
			expect(days(schedule)).toEqual([...new Set(days(schedule))].toSorted())
		}),
	)
})

test('54 what is due and what is later always come to what is open, whatever was paid and whatever the price became', () => {
	const money = fc.record({
		paid: fc.integer({ min: 0, max: 10_000_000 }),
		change: fc.integer({ min: -500, max: 500 }),
	})
	fc.assert(
		fc.property(
			plan,
			money,
			fc.integer({ min: -10, max: 2000 }),
			({ total, count, firstOn, pace }, { paid, change }, after) => {
				const settledMinor = Math.min(paid, total)
				const openMinor = Math.max(0, total - settledMinor + (settledMinor < total ? change : 0))
				const today = new Date(Date.parse(firstOn) + after * 86_400_000).toISOString().slice(0, 10)
				const standing = standingOf(
					scheduleOf(total, count, firstOn, pace),
					{ settledMinor, openMinor },
					today,
				)
				expect(standing.laterMinor).toBeGreaterThanOrEqual(0)
				expect(standing.laterMinor).toBeLessThanOrEqual(openMinor)
				if (standing.atHand) {
					expect(standing.atHand.amountMinor).toBeGreaterThan(0)
					expect(standing.atHand.amountMinor).toBeLessThanOrEqual(openMinor - standing.laterMinor)
				} else expect(standing.laterMinor).toBe(openMinor)
				// The oldest that is due comes first.
				const states = standing.instalments.map(({ state }) => state)
				expect(states.lastIndexOf('due')).toBeLessThan(
					states.includes('later') ? states.indexOf('later') : 61,
				)
			},
		),
	)
})

test('54 instalment two comes before three, and only what is left of it', () => {
	const schedule = scheduleOf(9000, 3, '2026-01-10', 'month')
	const standing = standingOf(schedule, { settledMinor: 4000, openMinor: 5000 }, '2026-03-20')
	expect(standing.atHand).toEqual({ number: 2, amountMinor: 2000 })
	expect(standing.instalments.map(({ state }) => state)).toEqual(['settled', 'due', 'due'])
})
