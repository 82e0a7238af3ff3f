import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordsOf } from './records.ts'
import { type Amounts, e1rm, type Respect, recordIn, type Standing } from './worth.ts'

const nothing: Amounts = { reps: 0, grams: 0, milliseconds: 0, millimetres: 0 }
const keyOf = ({ kind, at }: Respect) => `${kind} ${at}`
const lift = (reps: number, kg: number): Amounts => ({ ...nothing, reps, grams: kg * 1000 })
const run = (km: number, minutes: number): Amounts => ({
	...nothing,
	millimetres: km * 1_000_000,
	milliseconds: minutes * 60_000,
})
const values = (sets: Amounts[]) =>
	Object.fromEntries(recordsOf(sets).map((best) => [keyOf(best), best.value]))

test('5.3 e1RM by Epley: reps over thirty more than the load; one repetition is what it is', () => {
	expect(e1rm(100_000, 5)).toBe(116_667)
	expect(e1rm(100_000, 10)).toBe(133_333)
	expect(e1rm(140_000, 1)).toBe(140_000)
})

test.each<[string, Amounts, string[]]>([
	['lifted', lift(3, 100), ['e1rm 0', 'rep_max 1', 'rep_max 2', 'rep_max 3']],
	['lifted often', lift(13, 40), [...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((at) => `rep_max ${at}`)]],
	['unloaded', { ...nothing, reps: 20 }, ['reps 0']],
	['with nothing on it', { ...nothing, reps: 20, grams: 0 }, ['reps 0']],
	['unloaded for time', { ...nothing, reps: 20, milliseconds: 60_000 }, ['reps 0']],
	['held', { ...nothing, milliseconds: 90_000 }, ['time 0']],
	['held with a load', { ...nothing, milliseconds: 90_000, grams: 20_000 }, ['load 0', 'time 0']],
	['carried', { ...nothing, millimetres: 40_000, grams: 64_000 }, ['load 0', 'distance 0']],
	['run', run(0.4, 1.5), ['pace 0', 'fastest 100', 'fastest 200', 'fastest 400', 'distance 0']],
	['a way without a time', { ...nothing, millimetres: 50_000 }, ['distance 0']],
	['nothing', { ...nothing, reps: 0 }, []],
])('5.3 what was logged decides what counts: %s', (_, set, keys) => {
	expect(recordsOf([set]).map(keyOf)).toEqual(keys)
})

test('5.3 more repetitions with a load count for fewer; a longer way for a shorter one, never the other way', () => {
	expect(values([lift(5, 100), lift(3, 95), lift(8, 80)])).toMatchObject({
		'rep_max 1': 100_000,
		'rep_max 5': 100_000,
		'rep_max 6': 80_000,
		'rep_max 8': 80_000,
		'e1rm 0': 116_667,
	})
	expect(values([lift(5, 100)])['rep_max 6']).toBeUndefined()
	expect(values([run(10, 50), run(4.9, 20)])).toMatchObject({
		'fastest 5000': -50 * 60_000,
		'fastest 3000': -20 * 60_000,
		'distance 0': 10_000_000,
	})
})

test('5.3 of equals the first keeps the record', () => {
	const [first, second] = [lift(5, 100), lift(5, 100)]
	for (const best of recordsOf([first, second])) expect(best.set).toBe(first)
})

test('5.3 records are the same whichever way the sets are split and put together again', () => {
	const some = (max: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max }))
	const amounts: fc.Arbitrary<Amounts> = fc.record({
		reps: some(25),
		grams: some(200_000),
		milliseconds: some(4_000_000),
		millimetres: some(12_000_000),
	})
	fc.assert(
		fc.property(fc.array(amounts), fc.array(amounts), (left, right) => {
			const parts = [recordsOf(left), recordsOf(right)].flat()
			const whole = recordsOf([...left, ...right])
			for (const best of whole) {
				const same = parts.filter((part) => keyOf(part) === keyOf(best)).map(({ value }) => value)
				expect(best.value).toBe(Math.max(...same))
			}
			expect(whole.length).toBe(new Set(parts.map(keyOf)).size)
		}),
	)
})

const standing = (...sets: Amounts[]): Standing[] =>
	recordsOf(sets).map(({ set: _, ...best }) => ({ ...best, says: keyOf(best) }))
const marked = (stood: Standing[], day: Amounts[]) => day.map((_, place) => recordIn(stood, day, place))

test('5.3 a set is a record where it beats what stood; equal is not enough, and the best of the day holds it', () => {
	const stood = standing(lift(5, 100), lift(1, 110))
	expect(marked(stood, [lift(5, 60), lift(5, 102.5), lift(5, 102.5)])).toEqual([
		undefined,
		'rep_max 5',
		undefined,
	])
	expect(marked(stood, [lift(5, 100)])).toEqual([undefined])
	expect(marked(stood, [lift(1, 112.5)])).toEqual(['rep_max 1'])
	expect(marked(stood, [lift(5, 101), lift(5, 105)])).toEqual([undefined, 'rep_max 5'])
	expect(recordIn(stood, [lift(5, 105)], -1)).toBeUndefined()
})

test('5.3 what was never done before sets a mark and beats none', () => {
	expect(marked([], [lift(5, 100)])).toEqual([undefined])
	expect(marked(standing(lift(5, 100)), [lift(12, 60)])).toEqual([undefined])
})

test('5.3 the most telling record names the set: repetitions before estimate, the longest distance last', () => {
	expect(marked(standing(lift(6, 100)), [lift(6, 101)])).toEqual(['rep_max 6'])
	// Fewer repetitions stood, with more on the bar: only the estimate rises.
	expect(marked(standing(lift(3, 110)), [lift(4, 108)])).toEqual(['e1rm 0'])
	expect(marked(standing(run(5, 25)), [run(5, 24)])).toEqual(['fastest 5000'])
})
