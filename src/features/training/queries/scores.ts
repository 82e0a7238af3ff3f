import { z } from 'zod'
import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { formatDuration, formatNumber, type Locale } from '#platform/i18n/format.ts'
import type { ScoreValues } from '../rules/score.ts'

export const scoreValues = z.object({
	rounds: z.number().nullable(),
	reps: z.number().nullable(),
	lowest: z.number().nullable(),
	seconds: z.number().nullable(),
})

/** A section's score as it stands. */
export type DoneScore = ScoreValues & {
	sectionId: string
	kind: ScoredKind
	note: string
	doneAt: Date
}

/** All scores of a log. */
export async function scoresOfLog(db: Db, logId: string): Promise<DoneScore[]> {
	const rows = await db.selectFrom('logged_score').selectAll().where('log_id', '=', logId).execute()
	return rows.map((row) => ({
		...{ sectionId: row.section_id, kind: row.kind as ScoredKind, note: row.note, doneAt: row.done_at },
		...{ rounds: row.rounds, reps: row.reps, lowest: row.lowest_reps },
		seconds: row.duration_ms === null ? null : row.duration_ms / 1000,
	}))
}

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
