import type { WorkoutContent, WorkoutSection } from '#features/programs/rules/content.ts'
import { isScored, type ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { timingOf } from '#features/programs/rules/timing.ts'
import { benchmarkKey, noScore, type ScoreValues } from '#features/training/rules/score.ts'
import type { Chance } from './seeded.ts'
import type { StoryClient } from './story/people.ts'

/** What one section by the clock came to, in the units of the table `logged_score`. */
export type DoneScore = ScoreValues & {
	section: string
	kind: ScoredKind
	benchmarkKey: string | null
	benchmark: string | null
}

/** Of sections by the clock the story tells the score, of all others the sets. */
export const itemsWithSets = ({ sections }: WorkoutContent): WorkoutSection['items'] =>
	sections.flatMap(({ kind, items }) => (isScored(kind) ? [] : items))

/** How somebody does against the clock, `weeks` after they joined: a little better each week, not every day alike. */
export function doneScores(
	{ sections }: WorkoutContent,
	client: StoryClient,
	weeks: number,
	{ share }: Chance,
): DoneScore[] {
	return sections.flatMap((section) => {
		const { id, kind, benchmark = null } = section
		if (!isScored(kind)) return []
		const form = client.strength * (1 + client.gain * 4 * weeks) * (0.96 + share() * 0.08)
		const key = benchmark === null ? null : benchmarkKey(kind, benchmark)
		return {
			section: id,
			kind,
			benchmarkKey: key,
			benchmark,
			...valuesOf(kind, timingOf(section), form, share),
		}
	})
}

function valuesOf(
	kind: ScoredKind,
	{ seconds = 0, rounds = 0, cap = 3600 }: ReturnType<typeof timingOf>,
	form: number,
	share: () => number,
): ScoreValues {
	if (kind === 'amrap')
		return { ...noScore, rounds: Math.floor((seconds / 105) * form), reps: Math.floor(share() * 20) }
	if (kind === 'emom')
		return { ...noScore, rounds: Math.min(rounds, Math.round(rounds * (0.75 + form * 0.2))) }
	if (kind === 'tabata') {
		const lowest = 6 + Math.floor(form * 4)
		return { ...noScore, lowest, reps: lowest * rounds + Math.floor(share() * rounds) }
	}
	const time = Math.round(480 / form + share() * 20)
	return time <= cap
		? { ...noScore, seconds: time }
		: { ...noScore, rounds: 2, reps: Math.floor(share() * 17) }
}
