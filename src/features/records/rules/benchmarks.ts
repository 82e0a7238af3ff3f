import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import type { ScoreValues } from '#features/training/rules/score.ts'

/**
 * 5.3: what a benchmark's score is worth in one respect; nothing where it doesn't count. More is better, so a time counts below
 * zero. Who was stopped by the cap stands behind everybody who wasn't, by how far they got.
 */
const worth = {
	rounds: ({ rounds, reps }: ScoreValues) => (rounds ?? 0) * 100_000 + (reps ?? 0),
	time: ({ rounds, reps, seconds }: ScoreValues) =>
		seconds === null ? (rounds ?? 0) * 100_000 + (reps ?? 0) - behindAll : -seconds,
	intervals: ({ rounds }: ScoreValues) => rounds,
	lowest: ({ lowest }: ScoreValues) => lowest,
	total: ({ reps }: ScoreValues) => reps,
}

/** Below the longest time a score can have. */
const behindAll = 1_000_000_000

export type ScoreRespect = keyof typeof worth
export const scoreRespects = Object.keys(worth) as ScoreRespect[]

/** In which respects scores of a kind are compared. */
const respectsOf: Readonly<Record<ScoredKind, readonly ScoreRespect[]>> = {
	amrap: ['rounds'],
	emom: ['intervals'],
	for_time: ['time'],
	tabata: ['lowest', 'total'],
}

export type BestScore<S> = { respect: ScoreRespect; value: number; score: S }

/** The best of these scores in every respect. Given in the order done: of equals the first keeps it. */
export const bestScores = <S extends ScoreValues>(kind: ScoredKind, scores: readonly S[]): BestScore<S>[] =>
	respectsOf[kind].flatMap((respect) => {
		const counting = scores.flatMap((score) => {
			const value = worth[respect](score)
			return value === null ? [] : [{ respect, value, score }]
		})
		const [first, ...rest] = counting
		return first ? [rest.reduce((best, each) => (each.value > best.value ? each : best), first)] : []
	})

/** What is to be beaten in one respect, and what is said of a score that beats it. */
export type ScoreStanding = { respect: ScoreRespect; value: number; says: string }

/** 5.3: what is said of a score that is better than what stood without its log. What was never done before beats nothing. */
export const recordOfScore = (standing: readonly ScoreStanding[], score: ScoreValues): string | undefined =>
	standing.find(({ respect, value }) => (worth[respect](score) ?? Number.NEGATIVE_INFINITY) > value)?.says
