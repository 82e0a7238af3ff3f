import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Held, type PlaceStanding, stepsOf } from './rules/credit-steps.ts'
import { rateOf, refundOf, sharesOf } from './rules/shares.ts'
import { lastDayOf, madeWhole } from './rules/validity.ts'

test('10.1 the rate is total ÷ N, rounded half up', () => {
	expect(rateOf(40_000, 10)).toBe(4000)
	expect(rateOf(100, 3)).toBe(33)
	expect(rateOf(200, 3)).toBe(67)
	expect(rateOf(5, 2)).toBe(3)
	expect(rateOf(0, 7)).toBe(0)
})

test('10.1 the values of the sessions add up to the total exactly, and differ by a cent at most', () => {
	fc.assert(
		fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 200 }), (price, sessions) => {
			const shares = sharesOf(price, sessions)
			expect(shares).toHaveLength(sessions)
			expect(shares.reduce((sum, each) => sum + each, 0)).toBe(price)
			expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
			expect(Math.abs(rateOf(price, sessions) - (shares[0] ?? 0))).toBeLessThanOrEqual(1)
		}),
	)
})

test('46 what goes back is what is unused, less what was never paid, never above what came', () => {
	const of = { unusedMinor: 28_000, openMinor: 0, paidMinor: 40_000, refundedMinor: 0 }
	expect(refundOf(of)).toEqual({ forgoneMinor: 0, backMinor: 28_000 })
	expect(refundOf({ ...of, openMinor: 40_000, paidMinor: 0 })).toEqual({ forgoneMinor: 28_000, backMinor: 0 })
	expect(refundOf({ ...of, openMinor: 20_000, paidMinor: 20_000 })).toEqual({
		...{ forgoneMinor: 20_000, backMinor: 8000 },
	})
	expect(refundOf({ ...of, refundedMinor: 30_000 })).toEqual({ forgoneMinor: 0, backMinor: 10_000 })
})

test('10.2 the last day counts from the day it was bought', () => {
	expect(lastDayOf('2026-01-31', 1, 'month')).toBe('2026-02-27')
	expect(lastDayOf('2026-03-02', 3, 'month')).toBe('2026-06-01')
	expect(lastDayOf('2026-03-02', 30, 'day')).toBe('2026-03-31')
	expect(lastDayOf('2026-03-02', null, 'month')).toBeNull()
})

test('45 whoever gets a session back because the coach cancelled has two weeks for another', () => {
	expect(madeWhole('2026-03-05', '2026-03-02')).toBe('2026-03-16')
	expect(madeWhole('2026-06-05', '2026-03-02')).toBe('2026-06-05')
	expect(madeWhole(null, '2026-03-02')).toBeNull()
})

const next: Record<string, Record<string, Held>> = {
	reserved: { none: 'reserved' },
	used: { reserved: 'used' },
	forfeited: { reserved: 'forfeited' },
	returned: { reserved: null, used: null, forfeited: null },
}

test('I9, I10 whatever a place goes through, each step fits where its credit stands, and asking again writes nothing', () => {
	const statuses = ['booked', 'completed', 'no_show', 'cancelled'] as const
	fc.assert(
		fc.property(
			fc.array(
				fc.record({
					status: fc.constantFrom(...statuses),
					noShow: fc.constantFrom('forfeit', 'return'),
					forfeits: fc.boolean(),
				}),
			),
			(course) => {
				let held: Held = 'reserved'
				for (const { status, noShow, forfeits } of course) {
					const how = { status, noShow: noShow as 'forfeit', forfeits }
					const place: PlaceStanding = { ...how, byPackage: 'yes', held }
					for (const step of stepsOf(place)) {
						expect(Object.keys(next[step] ?? {})).toContain(held ?? 'none')
						held = next[step]?.[held ?? 'none'] as Held
					}
					expect(stepsOf({ ...place, held })).toEqual([])
				}
			},
		),
	)
})

test('10.2 a place that nobody decided on looks for a credit as it is booked, and only then', () => {
	const place = { held: null, byPackage: null, noShow: 'forfeit', forfeits: false } as const
	expect(stepsOf({ ...place, status: 'requested' })).toEqual([])
	expect(stepsOf({ ...place, status: 'booked' })).toEqual(['reserved'])
	expect(stepsOf({ ...place, status: 'completed' })).toEqual([])
	expect(stepsOf({ ...place, status: 'booked', byPackage: 'no' })).toEqual([])
	expect(stepsOf({ ...place, status: 'completed', byPackage: 'returned' })).toEqual([])
})
