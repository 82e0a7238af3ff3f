import { expect, test } from 'vitest'
import { noScore, type ScoreValues } from '#features/training/rules/score.ts'
import { bestScores, recordOfScore } from './benchmarks.ts'

const score = (values: Partial<ScoreValues>): ScoreValues => ({ ...noScore, ...values })
const best = (kind: 'amrap' | 'for_time' | 'tabata' | 'emom', ...scores: Partial<ScoreValues>[]) => {
	const all = scores.map(score)
	return bestScores(kind, all).map((each) => [each.respect, all.indexOf(each.score)])
}

test('5.3 more rounds are better, then more repetitions; of equals the first keeps it', () => {
	expect(
		best('amrap', { rounds: 5, reps: 40 }, { rounds: 6 }, { rounds: 6, reps: 1 }, { rounds: 6, reps: 1 }),
	).toEqual([['rounds', 2]])
	expect(best('emom', { rounds: 9 }, { rounds: 10 }, { rounds: 8 })).toEqual([['intervals', 1]])
})

test('5.3 for time the fastest; who was stopped by the cap is behind everybody who wasn’t', () => {
	expect(
		best('for_time', { rounds: 99, reps: 99 }, { seconds: 172_800 }, { seconds: 300 }, { seconds: 299.9 }),
	).toEqual([['time', 3]])
	expect(best('for_time', { rounds: 99, reps: 99 }, { seconds: 172_800 })).toEqual([['time', 1]])
	expect(best('for_time', { rounds: 2, reps: 4 }, { rounds: 2, reps: 5 }, { reps: 44 })).toEqual([
		['time', 1],
	])
})

test('5.3 a Tabata has its lowest interval and its total, each by itself', () => {
	expect(best('tabata', { lowest: 8 }, { reps: 80 }, { lowest: 9, reps: 79 })).toEqual([
		['lowest', 2],
		['total', 1],
	])
})

test('5.3 a record beats what stood; a first score beats nothing, nor does an equal one', () => {
	const standing = [{ respect: 'time' as const, value: -272, says: 'Record: Fran' }]
	expect(recordOfScore(standing, score({ seconds: 271 }))).toBe('Record: Fran')
	expect(recordOfScore(standing, score({ seconds: 272 }))).toBeUndefined()
	expect(recordOfScore(standing, score({ rounds: 3 }))).toBeUndefined()
	expect(recordOfScore([], score({ seconds: 100 }))).toBeUndefined()
})
