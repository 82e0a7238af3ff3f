import { z } from 'zod'
import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import type { Db } from '#platform/database/transaction.ts'
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
