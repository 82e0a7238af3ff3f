import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
	begin,
	cuesBetween,
	elapsed,
	goOn,
	heard,
	leadIn,
	momentOf,
	pause,
	phasesOf,
	type Run,
	runOf,
	scoreOfRun,
	stop,
} from './clock.ts'

const start = Date.parse('2026-03-02T08:00:00Z')
const of = { workoutId: 'w', sectionId: 's' }
const amrap = begin({ ...of, kind: 'amrap', timing: { seconds: 600 } }, start)
const emom = begin({ ...of, kind: 'emom', timing: { rounds: 10, seconds: 60 } }, start)
const forTime = begin({ ...of, kind: 'for_time', timing: { cap: 720 } }, start)
const tabata = begin({ ...of, kind: 'tabata', timing: { rounds: 8, work: 20, rest: 10 } }, start)
/** So many seconds after the lead-in. */
const after = (seconds: number) => start + (leadIn + seconds) * 1000

test('5.2 an AMRAP counts down, an EMOM minute by minute, for time up, a Tabata work and rest', () => {
	expect(momentOf(amrap, start)).toMatchObject({ what: 'ready', left: 5000, over: false })
	expect(momentOf(amrap, after(90))).toMatchObject({ what: 'work', left: 510_000 })
	expect(momentOf(emom, after(61))).toMatchObject({ what: 'work', number: 2, of: 10, left: 59_000 })
	expect(momentOf(forTime, after(61))).toMatchObject({ gone: 61_000 })
	expect(momentOf(tabata, after(25))).toMatchObject({ what: 'rest', number: 1, left: 5000 })
	expect(momentOf(tabata, after(31))).toMatchObject({ what: 'work', number: 2, left: 19_000 })
	// The last rest is none.
	expect(momentOf(tabata, after(8 * 30 - 10))).toMatchObject({ over: true, number: 8, of: 8 })
})

test('5.2 for time without a cap goes on until it is stopped', () => {
	const run = begin({ ...of, kind: 'for_time', timing: {} }, start)
	expect(momentOf(run, after(4000))).toMatchObject({ over: false, gone: 4_000_000 })
	expect(scoreOfRun(stop(run, after(272.9)), after(9999))).toMatchObject({ seconds: 272 })
})

test('5.2 what the clock knows of a score is filled in', () => {
	expect(scoreOfRun({ ...amrap, rounds: 7 }, after(600))).toMatchObject({ rounds: 7, reps: null })
	expect(scoreOfRun({ ...emom, missed: [9, 10] }, after(600))).toMatchObject({ rounds: 8 })
	expect(scoreOfRun(stop({ ...emom, missed: [2] }, after(200)), after(999))).toMatchObject({ rounds: 2 })
	expect(scoreOfRun({ ...forTime, rounds: 2 }, after(721))).toMatchObject({ seconds: null, rounds: 2 })
	expect(scoreOfRun(tabata, after(999))).toEqual({ rounds: null, reps: null, lowest: null, seconds: null })
})

test('5.2 three, two, one, and what begins; after a locked screen only what is due now', () => {
	const says = (seconds: number, upTo: number) =>
		cuesBetween(tabata, (leadIn + seconds) * 1000, (leadIn + upTo) * 1000).map((cue) => cue.says)
	expect(says(-4, 0)).toEqual(['soon', 'soon', 'soon', 'work'])
	expect(says(16, 20)).toEqual(['soon', 'soon', 'soon', 'rest'])
	expect(says(226, 231)).toEqual(['soon', 'soon', 'soon', 'over'])
	const at = (seconds: number) => (leadIn + seconds) * 1000
	expect(heard(tabata, 0, at(150.2))).toMatchObject({ says: 'work' })
	expect(heard(tabata, 0, at(155))).toBeNull()
	expect(heard(tabata, 0, at(500))).toBeNull()
})

test('5.2 a run survives a reload; another workout’s, a broken one and yesterday’s don’t', () => {
	const kept = JSON.stringify(pause({ ...emom, missed: [1] }, after(30)))
	expect(runOf(kept, 'w', after(5000))).toEqual(pause({ ...emom, missed: [1] }, after(30)))
	expect(runOf(kept, 'other', after(60))).toBeNull()
	for (const broken of [null, '', '{', '{}', 'null', '{"workoutId":"w"}'])
		expect(runOf(broken, 'w', start)).toBeNull()
	expect(runOf(kept, 'w', start + 86_400_000)).toBeNull()
})

const seconds = fc.integer({ min: 5, max: 600 })
const runs: fc.Arbitrary<Run> = fc
	.record({
		kind: fc.constantFrom('amrap' as const, 'emom' as const, 'for_time' as const, 'tabata' as const),
		timing: fc.record({
			...{ rounds: fc.integer({ min: 1, max: 20 }), seconds, work: seconds },
			...{ rest: fc.integer({ min: 0, max: 60 }), cap: seconds },
		}),
	})
	.map(({ kind, timing }) => begin({ ...of, kind, timing }, start))
const moments = fc.integer({ min: 0, max: 8_000_000 })

describe('5.2 for every timer', () => {
	test('phases follow each other without a gap', () => {
		fc.assert(
			fc.property(runs, (run) => {
				const phases = phasesOf(run)
				expect(phases[0]?.from).toBe(0)
				for (const [at, phase] of phases.slice(1).entries()) expect(phase.from).toBe(phases[at]?.to)
			}),
		)
	})
	test('however often it is looked at, the same is heard, once', () => {
		fc.assert(
			fc.property(runs, fc.array(moments, { minLength: 1, maxLength: 30 }), (run, looks) => {
				const sorted = [0, ...looks.toSorted((a, b) => a - b)]
				const one = cuesBetween(run, 0, sorted.at(-1) as number)
				expect(sorted.slice(1).flatMap((at, n) => cuesBetween(run, sorted[n] as number, at))).toEqual(one)
			}),
		)
	})
	test('what it shows hangs on the time of day alone: asleep in between or not', () => {
		fc.assert(
			fc.property(runs, moments, moments, (run, one, other) => {
				const [early, late] = [Math.min(one, other), Math.max(one, other)]
				momentOf(run, start + early)
				const { gone, left, from, to } = momentOf(run, start + late)
				expect(gone + left).toBe(to - from)
				expect(gone).toBeGreaterThanOrEqual(0)
				expect(left).toBeGreaterThanOrEqual(0)
			}),
		)
	})
	test('paused, it stands still; it goes on from there', () => {
		fc.assert(
			fc.property(runs, moments, moments, moments, (run, before, still, then) => {
				const at = start + before
				const paused = pause(run, at)
				expect(elapsed(paused, at + still)).toBe(before)
				const going = goOn(paused, at + still)
				expect(elapsed(going, at + still + then)).toBe(before + then)
				expect(elapsed(stop(paused, at + still), at + still + then)).toBe(before)
			}),
		)
	})
	test('a clock put back never shows less than nothing', () => {
		fc.assert(
			fc.property(runs, moments, (run, back) => {
				expect(elapsed(run, start - back)).toBe(0)
			}),
		)
	})
})
