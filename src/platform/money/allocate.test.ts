import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate } from './allocate.ts'

test.each([
	[100, [1, 1, 1], [34, 33, 33]],
	[5, [1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0]],
	[1000, [2000, 1000, 500], [571, 286, 143]],
	[-100, [1, 1, 1], [-34, -33, -33]],
	[0, [3, 7], [0, 0]],
	[7, [0, 1, 0], [0, 7, 0]],
	[99_999_999_999, [1, 1], [50_000_000_000, 49_999_999_999]],
])('11.2 %i shared by %j is %j', (total, weights, parts) => {
	expect(allocate(total, weights)).toEqual(parts)
})

const weights = fc
	.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 })
	.filter((all) => all.some((weight) => weight > 0))
const total = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 })

test('11.2 the parts add up to the total exactly, and none is a whole unit from its exact share', () => {
	fc.assert(
		fc.property(total, weights, (minor, all) => {
			const parts = allocate(minor, all)
			expect(parts.reduce((sum, part) => sum + part, 0)).toBe(minor)
			const sum = BigInt(all.reduce((whole, weight) => whole + weight, 0))
			for (const [at, part] of parts.entries()) {
				const off = BigInt(part) * sum - BigInt(minor) * BigInt(all[at] as number)
				expect(off < sum && off > -sum).toBe(true)
			}
		}),
	)
})

test('11.2 whoever weighs more never has less, and nobody gets the opposite sign', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (minor, all) => {
			const parts = allocate(minor, all)
			for (const [one, weight] of all.entries())
				for (const [other, against] of all.entries())
					if (weight > against) expect(parts[one]).toBeGreaterThanOrEqual(parts[other] as number)
			expect(parts.every((part) => part >= 0)).toBe(true)
		}),
	)
})

test('11.2 what is no whole number, or nobody to share with, is a bug and says so', () => {
	expect(() => allocate(1.5, [1])).toThrow(RangeError)
	expect(() => allocate(1, [0, 0])).toThrow(RangeError)
	expect(() => allocate(1, [])).toThrow(RangeError)
	expect(() => allocate(1, [-1, 2])).toThrow(RangeError)
})
