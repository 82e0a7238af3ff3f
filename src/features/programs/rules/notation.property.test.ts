import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PrescribedSet, prescribedSetsSchema } from './content.ts'
import { parseSets, printSets, readSets } from './notation.ts'

const bodyweight = { bodyweight: true as const }
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

	test('3.2 every foreign word and every note ends up in a note or in an unread part', () => {
		const known = fc.constantFrom(
			'5x5',
			'3x8-10',
			'5',
			',',
			';',
			'@80%',
			'rpe8',
			'r90',
			'/side',
			'amrap',
			'30x3',
		)
		const foreign = fc.constantFrom('word', 'quoted', 'glued')
		fc.assert(
			fc.property(fc.array(fc.oneof(known, foreign), { maxLength: 20 }), (parts) => {
				const marks: string[] = []
				const typed = parts.map((part, index) => {
					if (!['word', 'quoted', 'glued'].includes(part)) return part
					const mark = `zq${index}z`
					marks.push(mark)
					return part === 'word' ? mark : part === 'quoted' ? `"${mark}"` : `rpe8${mark}`
				})
				const { sets: found, unread } = parseSets(typed.join(' '))
				const kept = [...unread, ...found.map((set) => set.note ?? '')].join(' ')
				expect(marks.filter((mark) => !kept.includes(mark))).toEqual([])
			}),
			{ numRuns: 3000 },
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
