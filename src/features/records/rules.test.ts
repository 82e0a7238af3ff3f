import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Amounts, e1rm, markKey, marksOf, recordIn, recordsOf, type Standing } from './rules.ts'

const nothing: Amounts = { reps: null, grams: null, milliseconds: null, millimetres: null }
const lift = (reps: number, kg: number): Amounts => ({ ...nothing, reps, grams: kg * 1000 })
const run = (km: number, minutes: number): Amounts => ({
	...nothing,
	millimetres: km * 1_000_000,
	milliseconds: minutes * 60_000,
})
const values = (sets: Amounts[]) =>
	Object.fromEntries([...recordsOf(sets)].map(([key, { value }]) => [key, value]))

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
	expect(marksOf(set).map(markKey)).toEqual(keys)
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
	for (const best of recordsOf([first, second]).values()) expect(best.set).toBe(first)
})

test('5.3 records are the same whichever way the sets are split and put together again', () => {
	const some = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null })
	const amounts: fc.Arbitrary<Amounts> = fc.record({
		reps: some(25),
		grams: some(200_000),
		milliseconds: some(4_000_000),
		millimetres: some(12_000_000),
	})
	fc.assert(
		fc.property(fc.array(amounts), fc.array(amounts), (left, right) => {
			const parts = [recordsOf(left), recordsOf(right)].flatMap((each) => [...each.values()])
			const whole = recordsOf([...left, ...right])
			for (const [key, best] of whole) {
				const same = parts.filter((part) => markKey(part) === key).map(({ value }) => value)
				expect(best.value).toBe(Math.max(...same))
			}
			expect(whole.size).toBe(new Set(parts.map(markKey)).size)
		}),
	)
})

const standing = (...sets: Amounts[]): Standing =>
	Object.fromEntries([...recordsOf(sets)].map(([key, { value }]) => [key, { value, name: key }]))

test('5.3 a set is a record where it beats what stood; equal is not enough, and the best of the day holds it', () => {
	const stood = standing(lift(5, 100), lift(1, 110))
	const [warm, top, again] = [lift(5, 60), lift(5, 102.5), lift(5, 102.5)]
	const day = [warm, top, again]
	expect(day.map((set) => recordIn(stood, day, set))).toEqual([undefined, 'rep_max 5', undefined])
	const equal = lift(5, 100)
	expect(recordIn(stood, [equal], equal)).toBeUndefined()
	const single = lift(1, 112.5)
	expect(recordIn(stood, [single], single)).toBe('rep_max 1')
	const [less, more] = [lift(5, 101), lift(5, 105)]
	expect(recordIn(stood, [less], less)).toBe('rep_max 5')
	expect(recordIn(stood, [less, more], less)).toBeUndefined()
})

test('5.3 what was never done before sets a mark and beats none', () => {
	const first = lift(5, 100)
	expect(recordIn({}, [first], first)).toBeUndefined()
	const many = lift(12, 60)
	expect(recordIn(standing(lift(5, 100)), [many], many)).toBeUndefined()
})

test('5.3 the most telling record names the set: repetitions before estimate, the longest distance last', () => {
	const better = lift(6, 101)
	expect(recordIn(standing(lift(6, 100)), [better], better)).toBe('rep_max 6')
	const estimate = lift(4, 108)
	// Fewer repetitions stood, with more on the bar: only the estimate rises.
	expect(recordIn(standing(lift(3, 110)), [estimate], estimate)).toBe('e1rm 0')
	const faster = run(5, 24)
	expect(recordIn(standing(run(5, 25)), [faster], faster)).toBe('fastest 5000')
})
