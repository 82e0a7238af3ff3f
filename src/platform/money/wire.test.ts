import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromWire, payableByCard, toWire } from './wire.ts'

test.each([
	['EUR', 4500, 4500],
	['JPY', 5000, 5000],
	['KWD', 5125, null],
	['KWD', 5120, 5120],
	['ISK', 1000, 100_000],
	['UGX', 5000, 500_000],
	['MGA', 500_000, 5000],
	['MGA', 500_050, null],
	['HUF', 100_000, 100_000],
	['EUR', 100_000_000, null],
])('21 %s %i is sent as %s', (currency, minor, wire) => {
	expect(toWire(minor, currency)).toBe(wire)
})

test.each([
	['EUR', 49, false],
	['EUR', 50, true],
	['JPY', 49, false],
	['KWD', 5125, false],
	['EUR', 0, false],
	['XAF', 1, true],
])('20 %s %i by card: %s', (currency, minor, may) => {
	expect(payableByCard(minor, currency)).toBe(may)
})

test('21 what can be sent comes back as the same amount', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 90_000_000 }),
			fc.constantFrom('EUR', 'JPY', 'KWD', 'ISK', 'UGX', 'MGA', 'TND', 'USD'),
			(minor, currency) => {
				const wire = toWire(minor, currency)
				fc.pre(wire !== null)
				expect(fromWire(wire as number, currency)).toBe(minor)
			},
		),
	)
})
