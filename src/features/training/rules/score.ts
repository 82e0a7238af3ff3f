import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { folded } from './session.ts'

/** What a section by the clock came to. Of one for time: its seconds, or, at the cap, how far one got. */
export type ScoreValues = {
	rounds: number | null
	reps: number | null
	lowest: number | null
	seconds: number | null
}

export const noScore: ScoreValues = { rounds: null, reps: null, lowest: null, seconds: null }

/** What is typed for each kind. */
export const scoreFields: Readonly<Record<ScoredKind, readonly (keyof ScoreValues)[]>> = {
	amrap: ['rounds', 'reps'],
	emom: ['rounds'],
	for_time: ['seconds', 'rounds', 'reps'],
	tabata: ['lowest', 'reps'],
}

/** Only what counts for this kind: with a time, it wasn't stopped by the cap. */
export function scoreOf(kind: ScoredKind, values: Partial<ScoreValues>): ScoreValues {
	const fields = kind === 'for_time' && values.seconds != null ? ['seconds'] : scoreFields[kind]
	const counts = Object.entries(values).filter(([field]) => fields.includes(field as keyof ScoreValues))
	return { ...noScore, ...Object.fromEntries(counts.map(([field, value]) => [field, value ?? null])) }
}

/** Why a score can't be what was typed; the same on the device and on the server. */
export function cannotScore(
	kind: ScoredKind,
	values: Partial<ScoreValues>,
): { code: 'training_empty_score'; field: keyof ScoreValues } | null {
	const empty = Object.values(scoreOf(kind, values)).every((value) => value === null)
	return empty ? { code: 'training_empty_score', field: scoreFields[kind][0] as keyof ScoreValues } : null
}

export const sameScore = (one: ScoreValues, other: ScoreValues): boolean =>
	(['rounds', 'reps', 'lowest', 'seconds'] as const).every((field) => one[field] === other[field])

/**
 * What a benchmark's scores hang on (5.3): its way and its name, folded, so that "Fran" is the same in every program; by rounds
 * it is another than for time.
 */
export const benchmarkKey = (kind: ScoredKind, name: string): string => `${kind}:${folded(name)}`.slice(0, 80)
