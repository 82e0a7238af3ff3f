import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Rate, splitTax, takenBack, taxLines, taxWithin } from './tax.ts'

const rate: fc.Arbitrary<Rate> = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 5000 }))
const amountMinor = fc.integer({ min: 1, max: 100_000_000_000 })
const items = fc.array(fc.record({ amountMinor, rate }), { minLength: 1, maxLength: 12 })
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

test.each([
	[12_000, 2000, 2000],
	[4500, 2000, 750],
	[1000, 550, 52],
	[1, 2000, 0],
	[3, 2000, 1],
	[5000, 1000, 455],
	[5125, 0, 0],
	[4500, null, 0],
])('11.4 of %d paid, %s hundredths of a percent of tax are %d', (amount, at, tax) => {
	expect(taxWithin(amount, at)).toBe(tax)
})

test('11.4 three items of one rate: the tax of all of them, shared out by largest remainder', () => {
	const three = splitTax([1000, 1000, 1000].map((amount) => ({ amountMinor: amount, rate: 2000 })))
	expect(three.map(({ taxMinor }) => taxMinor)).toEqual([167, 167, 166])
	expect(taxLines(three)).toEqual([{ rate: 2000, netMinor: 2500, taxMinor: 500 }])
})

test('11.4 whatever is paid at whatever rates: items add up to the document, rate by rate, and tax is off by no more than half a unit', () => {
	fc.assert(
		fc.property(items, (given) => {
			const splits = splitTax(given)
			for (const [at, { amountMinor: amount, netMinor, taxMinor }] of splits.entries()) {
				expect(netMinor + taxMinor).toBe(amount)
				expect(amount).toBe(given[at]?.amountMinor)
				expect(taxMinor).toBeGreaterThanOrEqual(0)
				expect(netMinor).toBeGreaterThanOrEqual(0)
			}
			const lines = taxLines(splits)
			const exempt = splits.filter((split) => split.rate === null)
			expect(sum(exempt.map(({ taxMinor }) => taxMinor))).toBe(0)
			expect(sum(lines.map(({ netMinor, taxMinor }) => netMinor + taxMinor))).toBe(
				sum(given.map((each) => each.amountMinor)) - sum(exempt.map((each) => each.amountMinor)),
			)
			for (const line of lines) {
				// To the unit: no floating point has a say in it.
				const twice = 2n * (BigInt(line.netMinor) * BigInt(line.rate) - BigInt(line.taxMinor) * 10_000n)
				expect(twice < 0n ? -twice : twice).toBeLessThanOrEqual(10_000n + BigInt(line.rate))
			}
		}),
		{ numRuns: 400 },
	)
})

test('11.4 an item taken back in any parts: nothing is left of it, and the tax that comes back is the tax that was named', () => {
	fc.assert(
		fc.property(
			fc.record({ amountMinor, rate }),
			fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
			(given, cuts) => {
				const [item] = splitTax([given])
				if (!item) return
				const ends = [...cuts.map((cut) => Math.floor(cut * item.amountMinor)), item.amountMinor]
				const [back, before] = [[] as ReturnType<typeof takenBack>[], { minor: 0 }]
				for (const end of ends.toSorted((a, b) => a - b)) {
					if (end === before.minor) continue
					back.push(takenBack(item, before.minor, end - before.minor))
					before.minor = end
				}
				expect(sum(back.map((each) => each.amountMinor))).toBe(-item.amountMinor)
				expect(sum(back.map((each) => each.taxMinor))).toBe(0 - item.taxMinor)
				expect(sum(back.map((each) => each.netMinor))).toBe(0 - item.netMinor)
				for (const each of back) expect(each.taxMinor).toBeLessThanOrEqual(0)
			},
		),
		{ numRuns: 400 },
	)
})
