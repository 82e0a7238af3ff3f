import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitAmount } from './split.ts'

test.each([
	{
		total: 30_000,
		weights: [6000, 5500, 5500, 5500, 5500, 5500],
		parts: [5373, 4926, 4926, 4925, 4925, 4925],
	},
	{ total: 100, weights: [1, 1, 1], parts: [34, 33, 33] },
	{ total: 100, weights: [0, 0, 0], parts: [34, 33, 33] },
	{ total: 2, weights: [0, 1, 1], parts: [0, 1, 1] },
	{ total: 0, weights: [5, 5], parts: [0, 0] },
	{ total: 1, weights: [1, 2], parts: [0, 1] },
])('I14 $total split by $weights is $parts', ({ total, weights, parts }) => {
	expect(splitAmount(total, weights)).toEqual(parts)
})

const price = fc.integer({ min: 0, max: 100_000_000_000 })

test('I14 the parts of a price add up to it exactly, none is off by a unit, and who weighs more never pays less', () => {
	fc.assert(
		fc.property(price, fc.array(price, { minLength: 1, maxLength: 52 }), (total, weights) => {
			const parts = splitAmount(total, weights)
			expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
			const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
			for (const [at, part] of parts.entries()) {
				expect(Number.isSafeInteger(part) && part >= 0).toBe(true)
				if (all === 0n) continue
				const floor = (BigInt(total) * BigInt(weights[at] as number)) / all
				expect(BigInt(part) - floor === 0n || BigInt(part) - floor === 1n).toBe(true)
			}
			for (const [a, weight] of weights.entries())
				for (const [b, other] of weights.entries())
					if (weight > other) expect(parts[a]).toBeGreaterThanOrEqual(parts[b] as number)
		}),
	)
})
