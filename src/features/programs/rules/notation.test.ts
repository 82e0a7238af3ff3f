import { describe, expect, test } from 'vitest'
import { type PrescribedSet, prescribedSetsSchema } from './content.ts'
import { parseSets, printSets, setsOneByOne } from './notation.ts'

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
	['5 × 5 at 80 % of 1RM, RPE 8, rest 2 min', each({ count: 5, reps: 5, ...percent(80), rpe: 8, rest: 120 })],
	['3x30" r1\'30" "lent"', each({ count: 3, seconds: 30, rest: 90, note: 'lent' })],
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
		['3x5 @80,85,90%', '3x5', ['@80,85,90%']],
		['5x5 rpe8, rpe9', '5x5 rpe8', ['rpe9']],
		['5x5 "first" "second"', '5x5 "first"', ['"second"']],
		['5x5; rpe9', '5x5', ['rpe9']],
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
