import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PrescribedSet, prescribedSetsSchema } from './content.ts'
import { parseSets, printSets, readSets, setsOneByOne } from './notation.ts'

const each = (...sets: PrescribedSet[]) => sets
const kg = (value: number) => ({ load: { kg: value } })
const percent = (percent1rm: number) => ({ load: { percent1rm } })
const bodyweight = { bodyweight: true as const }

const readings: [string, PrescribedSet[]][] = [
	['5x5 @80% rpe8 r120', each({ count: 5, reps: 5, ...percent(80), rpe: 8, rest: 120 })],
	[
		'3x8-10 @60kg rir2 t31X1 r90s',
		each({ count: 3, reps: { min: 8, max: 10 }, ...kg(60), rir: 2, tempo: '31X1', rest: 90 }),
	],
	['5,3,1 @85%', [5, 3, 1].map((reps) => ({ count: 1, reps, ...percent(85) }))],
	['5, 3, 1 @ 85 %', [5, 3, 1].map((reps) => ({ count: 1, reps, ...percent(85) }))],
	['21-15-9', [21, 15, 9].map((reps) => ({ count: 1, reps }))],
	['3x10,8,6 @70%', [10, 8, 6].map((reps) => ({ count: 1, reps, ...percent(70) }))],
	['3x30s', each({ count: 3, seconds: 30 })],
	['30s, 20s, 10s r60', [30, 20, 10].map((seconds) => ({ count: 1, seconds, rest: 60 }))],
	['4x400m r2:00', each({ count: 4, metres: 400, rest: 120 })],
	['4x400m in 1:30 r2min', each({ count: 4, metres: 400, seconds: 90, rest: 120 })],
	['1x20:00', each({ count: 1, seconds: 1200 })],
	['1x5km', each({ count: 1, metres: 5000 })],
	['amrap', each({ count: 1, reps: 'amrap' })],
	['amrap 10min', each({ count: 1, reps: 'amrap', seconds: 600 })],
	['3xamrap', each({ count: 3, reps: 'amrap' })],
	['3 x max bw', each({ count: 3, reps: 'amrap', load: bodyweight })],
	['3x12/side bw', each({ count: 3, reps: 12, perSide: true, load: bodyweight })],
	['3x5 bw+20kg', each({ count: 3, reps: 5, load: { ...bodyweight, kg: 20 } })],
	['3x5 +45lb', each({ count: 3, reps: 5, load: { ...bodyweight, lb: 45 } })],
	['5x5 @225lb', each({ count: 5, reps: 5, load: { lb: 225 } })],
	['5x5@225lb', each({ count: 5, reps: 5, load: { lb: 225 } })],
	['3x10 rpe7.5 "pause at the bottom"', each({ count: 3, reps: 10, rpe: 7.5, note: 'pause at the bottom' })],
	['3x10 « dos plat, sans élan ; lent »', each({ count: 3, reps: 10, note: 'dos plat, sans élan ; lent' })],
	[
		'1x5 @80%; 1x3 @85%, 1x1 @90%',
		each(
			{ count: 1, reps: 5, ...percent(80) },
			{ count: 1, reps: 3, ...percent(85) },
			{ count: 1, reps: 1, ...percent(90) },
		),
	],
	['5 @80%; 3 @85%', each({ count: 1, reps: 5, ...percent(80) }, { count: 1, reps: 3, ...percent(85) })],
	['3x8 62,5kg rpe 7,5', each({ count: 3, reps: 8, ...kg(62.5), rpe: 7.5 })],
	['3x8 @62,5kg,1x20 @40kg', each({ count: 3, reps: 8, ...kg(62.5) }, { count: 1, reps: 20, ...kg(40) })],
	[
		"4 séries de 8 à 10 répétitions à 80 % repos 1'30",
		each({ count: 4, reps: { min: 8, max: 10 }, ...percent(80), rest: 90 }),
	],
	['3x10 par côté pdc récup 2 min', each({ count: 3, reps: 10, perSide: true, load: bodyweight, rest: 120 })],
	['3 sets of 10 reps rest 90s tempo 3-1-x-1', each({ count: 3, reps: 10, rest: 90, tempo: '31X1' })],
	['@80% 5x5', each({ count: 5, reps: 5, ...percent(80) })],
	['3X10 RPE8 R90', each({ count: 3, reps: 10, rpe: 8, rest: 90 })],
]

describe('3.2 set notation', () => {
	test.each(readings)('3.2 reads %s', (text, sets) => {
		expect(parseSets(text)).toEqual({ sets, unread: [] })
		expect(prescribedSetsSchema.safeParse(sets).success).toBe(true)
	})

	test.each<[string, string, string[]]>([
		['5x5 @80% with chains', '5x5 @80%', ['with chains']],
		['squat 5x5', '5x5', ['squat']],
		['easy warm-up, 5x5', '5x5', ['easy warm-up']],
		['5x5 rpe12', '5x5', ['rpe12']],
		['5x5 rpe8 rpe9', '5x5 rpe8', ['rpe9']],
		['5x5 @8', '5x5', ['@8']],
		['3x10 @24kg/side', '3x10', ['@24kg/side']],
		['5', '', ['5']],
		['5 rounds', '', ['5 rounds']],
		['62,5kg', '', ['62,5kg']],
		['99x5', '', ['99x5']],
		['30x5; 30x5', '30x5', ['30x5']],
		['3x10 "half a note', '3x10', ['"half a note']],
		['5x5 @-20kg', '5x5', ['@-20kg']],
		['max effort', '', ['max effort']],
		['', '', []],
		['  ', '', []],
	])('3.2 keeps what it cannot read of %j', (text, printed, unread) => {
		const parsed = parseSets(text)
		expect(printSets(parsed.sets)).toBe(printed)
		expect(parsed.unread).toEqual(unread)
	})

	test.each([
		['5x5 @80% rpe8 r120', '5x5 @80% rpe8 r120'],
		['3x8-10 @60kg rir2 t31X1 r90s', '3x8-10 @60kg rir2 t31X1 r90'],
		['1x5 @85%; 1x3 @85%; 1x1 @85%', '5,3,1 @85%'],
		['4x400m r5:00', '4x400m r5:00'],
		['3x12 each side 62,5kg', '3x12/side @62.5kg'],
	])('3.2 prints %j as %j', (text, printed) => {
		expect(printSets(parseSets(text).sets)).toBe(printed)
	})

	test('5.2 sets are numbered one by one for logging', () => {
		const numbered = setsOneByOne(parseSets('2x5 @80%; 1x3').sets)
		expect(numbered).toEqual([
			{ number: 1, set: { reps: 5, load: { percent1rm: 80 } } },
			{ number: 2, set: { reps: 5, load: { percent1rm: 80 } } },
			{ number: 3, set: { reps: 3 } },
		])
	})
})

const decimals = (max: number, digits: number) =>
	fc
		.integer({ min: 1, max: max * 10 ** digits })
		.map((value) => Number((value / 10 ** digits).toFixed(digits)))
const reps = fc.oneof(
	fc.integer({ min: 1, max: 1000 }),
	fc
		.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }))
		.map(([min, more]) => ({
			min: Math.min(min, 1000 - Math.min(more, 999)),
			max: 1000 - Math.min(more, 999) + (min >= 1000 - more ? 1 : 0),
		}))
		.filter((range) => range.min < range.max && range.max <= 1000),
	fc.constant('amrap' as const),
)
const seconds = fc.integer({ min: 1, max: 86_400 })
const amount = fc.oneof(
	fc.record({ reps, seconds }, { requiredKeys: ['reps'] }),
	fc.record({ metres: decimals(1_000_000, 3), seconds }, { requiredKeys: ['metres'] }),
	fc.record({ seconds }),
)
const load = fc.oneof(
	fc.record({ kg: decimals(1000, 3) }),
	fc.record({ lb: decimals(2500, 3) }),
	fc.record({ percent1rm: decimals(200, 2) }),
	fc.constant(bodyweight),
	decimals(1000, 3).map((value) => ({ ...bodyweight, kg: value })),
	decimals(2500, 3).map((value) => ({ ...bodyweight, lb: value })),
)
const note = fc
	.string({ unit: 'binary', minLength: 1, maxLength: 60 })
	.filter((text) => text.length <= 200 && !text.includes('\u0000'))
const quoting = fc
	.array(fc.constantFrom('"', '\\', '«', ';', ',', '\n', ' ', '5x5'), { minLength: 1 })
	.map((t) => t.join(''))
const modifiers = fc.record(
	{
		perSide: fc.constant(true as const),
		load,
		rpe: fc.integer({ min: 2, max: 20 }).map((value) => value / 2),
		rir: fc.integer({ min: 0, max: 10 }),
		tempo: fc.array(fc.constantFrom(...'0123456789X'), { minLength: 4, maxLength: 4 }).map((t) => t.join('')),
		rest: fc.integer({ min: 0, max: 7200 }),
		note: fc.oneof(note, quoting),
	},
	{ requiredKeys: [] },
)
const oneSet = fc
	.tuple(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 50 })), amount, modifiers)
	.map(([count, what, how]): PrescribedSet => ({ count, ...what, ...how }))
const sets = fc.array(oneSet, { maxLength: 8 }).filter((all) => prescribedSetsSchema.safeParse(all).success)

const words = fc.constantFrom(
	...[
		'5x5',
		'3x',
		'x',
		'8-10',
		'5',
		'3',
		'1',
		',',
		';',
		' ',
		'@',
		'80%',
		'60kg',
		'lb',
		'62,5',
		'rpe8',
		'r',
		'90',
		's',
	],
	...[
		'amrap',
		'bw',
		'+',
		'/side',
		'par côté',
		'"',
		'«',
		'»',
		'\\',
		'in',
		'1:30',
		"2'",
		'400m',
		't31X1',
		'repos',
		'\n',
		'foo',
	],
)
const nearNotation = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(''))
const anyText = fc.oneof(
	nearNotation,
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme' }),
)

describe('3.2 for every prescription and every text', () => {
	test('3.2 what is printed is read back as the same sets', () => {
		fc.assert(
			fc.property(sets, (all) => {
				expect(parseSets(printSets(all))).toEqual({ sets: all, unread: [] })
			}),
			{ numRuns: 3000 },
		)
	})

	test('3.2 any text gives sets that fit the schema, and prints stably', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const parsed = parseSets(text)
				expect(prescribedSetsSchema.safeParse(parsed.sets).success).toBe(true)
				const printed = printSets(parsed.sets)
				expect(parseSets(printed)).toEqual({ sets: parsed.sets, unread: [] })
				expect(printSets(parseSets(printed).sets)).toBe(printed)
			}),
			{ numRuns: 4000 },
		)
	})

	test('3.2 unread parts are word for word, and without them the rest is read in full and the same', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const { sets: found, unread } = readSets(text)
				expect(parseSets(text).unread).toEqual(unread.map(({ from, to }) => text.slice(from, to)))
				let [rest, at] = ['', 0]
				for (const { from, to } of unread) {
					expect(from).toBeGreaterThanOrEqual(at)
					rest += `${text.slice(at, from)} `
					at = to
				}
				expect(parseSets(rest + text.slice(at))).toEqual({ sets: found, unread: [] })
			}),
			{ numRuns: 4000 },
		)
	})

	test('3.2 hostile texts are read in under 5 ms for 500 characters', () => {
		const seeds = [
			'"',
			'«',
			'“',
			'1',
			'1,',
			'5x',
			'1-',
			' ',
			'@',
			'\\',
			'"\\',
			'5,5x',
			'r',
			'1 à ',
			"1'",
			'1h',
			'/',
			'+',
			'bw',
		]
		for (const seed of seeds) {
			const text = seed.repeat(500).slice(0, 500)
			const runs = [1, 2, 3, 4, 5].map(() => {
				const start = performance.now()
				parseSets(text)
				return performance.now() - start
			})
			expect(Math.min(...runs), JSON.stringify(seed)).toBeLessThan(5)
		}
	})

	test('3.2 the longest prescription the schema takes is read back; longer text is kept unread', () => {
		const note = '"\\'.repeat(100)
		const longest = Array.from({ length: 50 }, (_, i): PrescribedSet => {
			return {
				count: 1,
				metres: 999_999.123,
				seconds: 86_399,
				load: { ...bodyweight, lb: 2222.125 },
				rest: i,
				note,
			}
		})
		expect(parseSets(printSets(longest))).toEqual({ sets: longest, unread: [] })
		const tooLong = '5x5 '.repeat(10_000)
		expect(parseSets(tooLong)).toEqual({ sets: [], unread: [tooLong] })
	})
})
