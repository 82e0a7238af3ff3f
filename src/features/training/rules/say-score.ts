import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { m } from '#messages'
import { formatDuration, formatNumber, type Locale } from '#platform/i18n/format.ts'
import type { ScoreValues } from './score.ts'

/** "5 rounds + 12 reps", "4:32", "9 intervals kept", "8 at least, 74 in all": a score, said to the reader. */
export function sayScore(
	kind: ScoredKind,
	{ rounds, reps, lowest, seconds }: ScoreValues,
	locale: Locale,
): string {
	const say = { locale }
	if (seconds !== null) return sayTime(seconds, locale)
	if (kind === 'emom') return m.training_kept({ count: rounds ?? 0 }, say)
	if (kind === 'tabata')
		return [
			lowest === null ? '' : m.training_at_least({ count: lowest }, say),
			reps === null ? '' : m.training_in_all({ count: reps }, say),
		]
			.filter(Boolean)
			.join(', ')
	const far = [
		rounds === null ? '' : m.training_rounds({ count: rounds }, say),
		reps === null || (reps === 0 && rounds !== null) ? '' : m.training_reps_count({ count: reps }, say),
	]
		.filter(Boolean)
		.join(' + ')
	return kind === 'for_time' ? m.training_by_the_cap({ far }, say) : far
}

// Tenths only where somebody stopped them.
const sayTime = (seconds: number, locale: Locale): string =>
	Number.isInteger(seconds)
		? formatDuration(seconds * 1000)
		: `${formatDuration(Math.floor(seconds) * 1000)}${formatNumber(seconds % 1, locale, 1).slice(1)}`
