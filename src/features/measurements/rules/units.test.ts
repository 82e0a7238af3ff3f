import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kept, kinds, outside, shown, unitOf } from './units.ts'

const metric = (kind: (typeof kinds)[number], decimals = 1) => ({ kind, decimals, unit: null })

test('8.5 what somebody types comes back exactly, in either units, to the decimals that are shown', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...kinds),
			fc.constantFrom('metric' as const, 'imperial' as const),
			fc.integer({ min: 0, max: 3 }),
			fc.integer({ min: 0, max: 5_000_000 }),
			(kind, units, decimals, steps) => {
				const typed = steps / 10 ** decimals
				expect(shown(kept(typed, kind, units), metric(kind, decimals), units)).toBe(typed)
			},
		),
		{ numRuns: 5000 },
	)
})

test('8.5 kilograms and centimetres are kept; pounds and inches are read from them', () => {
	expect(kept(160, 'mass', 'imperial')).toBe(72.574779)
	expect(shown(72.574779, metric('mass'), 'imperial')).toBe(160)
	expect(shown(72.574779, metric('mass'), 'metric')).toBe(72.6)
	expect(kept(31.5, 'length', 'imperial')).toBe(80.01)
	expect(kept(18.25, 'percent', 'imperial')).toBe(18.25)
	expect([unitOf(metric('mass'), 'imperial'), unitOf(metric('length'), 'metric')]).toEqual(['lb', 'cm'])
	expect([unitOf(metric('percent'), 'metric'), unitOf({ kind: 'number', unit: 'bpm' }, 'metric')]).toEqual([
		'%',
		'bpm',
	])
})

test('8.5 values no body has are outside, and the limits are said in the units of who typed', () => {
	for (const value of [0, -1, 1000.1, Number.NaN, Number.POSITIVE_INFINITY])
		expect(outside(value, metric('mass'), 'metric')).toEqual({ least: 0, most: 1000 })
	expect(outside(501, metric('length'), 'imperial')).toEqual({ least: 0, most: 196 })
	expect(outside(100, metric('percent'), 'metric')).toBeNull()
	expect(outside(0, metric('percent'), 'metric')).toBeNull()
	expect(outside(-40, metric('number'), 'metric')).toBeNull()
})
