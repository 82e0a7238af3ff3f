import { expect, test } from 'vitest'
import { bars, platesFor } from './plates.ts'
import { longer, restOf, secondsLeft, startRest } from './timers.ts'

test('5.2 a rest goes by its end: it survives a reload and a phone that slept', () => {
	const rest = startRest('w1', 90, 1_000_000)
	expect(secondsLeft(rest, 1_000_000)).toBe(90)
	expect(secondsLeft(rest, 1_000_100)).toBe(90)
	expect(secondsLeft(rest, 1_089_500)).toBe(1)
	expect(secondsLeft(rest, 1_090_000)).toBe(0)
	expect(secondsLeft(rest, 9_000_000)).toBe(0)
	// The phone's clock was put back.
	expect(secondsLeft(rest, 0)).toBe(90)
	expect(secondsLeft(longer(rest, 30), 1_089_500)).toBe(31)
	expect(restOf(JSON.stringify(rest), 'w1', 1_050_000)).toEqual(rest)
	expect(restOf(JSON.stringify(rest), 'w2', 1_050_000)).toBeNull()
	expect(restOf(JSON.stringify(rest), 'w1', 1_090_000)).toBeNull()
	expect(restOf('{nonsense', 'w1', 0)).toBeNull()
	expect(restOf(null, 'w1', 0)).toBeNull()
})

test.each([
	[
		100,
		20,
		'kg',
		[
			[25, 1],
			[15, 1],
		],
		0,
	],
	[
		62.5,
		20,
		'kg',
		[
			[20, 1],
			[1.25, 1],
		],
		0,
	],
	[20, 20, 'kg', [], 0],
	[61, 20, 'kg', [[20, 1]], 1],
	[225, 45, 'lb', [[45, 2]], 0],
	[
		230,
		45,
		'lb',
		[
			[45, 2],
			[2.5, 1],
		],
		0,
	],
] as const)('5.2 plates: %f on a bar of %f %s', (load, bar, unit, side, missing) => {
	const found = platesFor(load, bar, unit)
	expect(found?.side.map(({ plate, count }) => [plate, count])).toEqual(side)
	expect(found?.missing).toBe(missing)
})

test('5.2 plates: a load below the bar has none; the plates and the bar always make the load', () => {
	expect(platesFor(15, 20, 'kg')).toBeNull()
	for (const unit of ['kg', 'lb'] as const)
		for (const bar of bars[unit])
			for (let load = bar; load < bar + 300; load += 0.25) {
				const { side, missing } = platesFor(load, bar, unit) ?? { side: [], missing: Number.NaN }
				const sum = side.reduce((all, { plate, count }) => all + 2 * plate * count, bar + missing)
				expect(sum).toBeCloseTo(load, 6)
			}
})
