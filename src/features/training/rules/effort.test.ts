import { expect, test } from 'vitest'
import { effortOf, inReserve, rpeOf, rpeSteps } from './effort.ts'

test('5.2 effort goes from 5 to 10 by halves, as RPE or in reserve: one is ten less the other', () => {
	expect(rpeSteps).toEqual([10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5])
	expect(rpeSteps.map(inReserve)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5])
	expect(rpeOf({ rir: 2 })).toBe(8)
	expect(rpeOf({ rpe: 8.5, rir: 1 })).toBe(8.5)
	expect(rpeOf({ rir: 12 })).toBeNull()
	expect(rpeOf({})).toBeNull()
})

test('5.2 a person’s choice counts before the coach’s way', () => {
	expect(effortOf(null, [{}])).toBe('rpe')
	expect(effortOf(null, [{}, { rir: 2 }])).toBe('rir')
	expect(effortOf('rpe', [{ rir: 2 }])).toBe('rpe')
	expect(effortOf('nonsense', [])).toBe('rpe')
})
