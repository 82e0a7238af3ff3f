import type { Db } from '#platform/database/transaction.ts'
import type { CommentEntry, ScoreEntry, SetEntry } from '../rules/overtaken.ts'
import { noScore, type ScoreValues } from '../rules/score.ts'
import type { SetValues } from '../rules/session.ts'

/** What devices wrote in a log, each kind in the order of doing. */
export type Entries = { sets: SetEntry[]; scores: ScoreEntry[]; comments: CommentEntry[] }

export const noEntries: Entries = { sets: [], scores: [], comments: [] }

/** Everything that was written in a log, on whichever device. One statement. */
export async function entriesOf(db: Db, logId: string): Promise<Entries> {
	const rows = await db
		.selectFrom('log_entry')
		.select(['kind', 'set_id', 'item_id', 'set_number', 'section_id', 'device_id', 'done_at', 'said'])
		.where('log_id', '=', logId)
		.orderBy('done_at')
		.execute()
	const entries: Entries = { sets: [], scores: [], comments: [] }
	for (const row of rows) {
		const by = { deviceId: row.device_id, doneAt: row.done_at }
		const said = row.said as Said
		if (row.kind === 'set') entries.sets.push({ ...by, ...placeOf(row), values: setValues(said) })
		if (row.kind === 'score')
			entries.scores.push({ ...by, sectionId: row.section_id ?? '', values: scoreValues(said) })
		if (said.comment !== undefined) entries.comments.push({ ...by, comment: said.comment })
	}
	return entries
}

type Said = Partial<SetValues & ScoreValues> & { comment?: string }

const placeOf = (row: { set_id: string | null; item_id: string | null; set_number: number | null }) => ({
	setId: row.set_id ?? '',
	itemId: row.item_id ?? '',
	setNumber: row.set_number ?? 0,
})

const setValues = ({ reps, load, unit, seconds, metres }: Said): SetValues => ({
	...{ reps: reps ?? null, load: load ?? null, unit: load == null ? null : (unit ?? 'kg') },
	...{ seconds: seconds ?? null, metres: metres ?? null },
})

const scoreValues = ({ rounds, reps, lowest, seconds }: Said): ScoreValues => ({
	...noScore,
	...{ rounds: rounds ?? null, reps: reps ?? null, lowest: lowest ?? null, seconds: seconds ?? null },
})
