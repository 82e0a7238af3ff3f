import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalsOf, readAmount, writeAmount } from './currency.ts'

test.each([
	['45', 2, 4500],
	['45,5', 2, 4550],
	['45.50', 2, 4550],
	['1 250,00', 2, 125_000],
	['0', 2, 0],
	['0.05', 2, 5],
	['4500', 0, 4500],
	['4.5', 0, null],
	['12.345', 3, 12_345],
	['45.505', 2, null],
	['-1', 2, null],
	['1e3', 2, null],
	['', 2, null],
	['9'.repeat(40), 2, null],
])('11.2 %s with %i decimals is %s', (text, decimals, minor) => {
	expect(readAmount(text, decimals)).toBe(minor)
})

test('11.2 what is written reads back exactly, in every kind of currency', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 100_000_000_000 }),
			fc.constantFrom('EUR', 'JPY', 'TND'),
			(minor, currency) => {
				const decimals = decimalsOf(currency)
				expect(readAmount(writeAmount(minor, decimals), decimals)).toBe(minor)
			},
		),
	)
})
