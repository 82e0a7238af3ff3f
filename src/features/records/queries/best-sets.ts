import { sql } from 'kysely'
import { type DoneSet, doneSet, type SetRow } from '#features/training/queries/sets.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Amounts } from '../rules/worth.ts'

/** A set that may hold a record: as it was done, and what counts of it. */
export type CountedSet = Amounts & { done: DoneSet }

type Asked = { clientId: string; keys: readonly string[]; butLogId?: string | null }

const amountsOf = (row: SetRow): Amounts => ({
	reps: row.reps ?? 0,
	grams: row.load_grams ?? 0,
	milliseconds: row.duration_ms ?? 0,
	millimetres: row.distance_mm ?? 0,
})

export const counted = (row: SetRow): CountedSet => ({
	...amountsOf(row),
	done: doneSet(row),
})

/**
 * Of each exercise the sets that no other outdoes, in the order done: enough for `recordsOf`, which finds among them what it
 * would find among all. One statement, read from the index alone.
 */
export async function bestSetsOf(
	db: Db,
	{ clientId, keys, butLogId = null }: Asked,
): Promise<Map<string, CountedSet[]>> {
	if (keys.length === 0) return new Map()
	const { rows } = await sql<SetRow>`
		with done as materialized (
			select s.exercise_key collate "C" as key, s.id, s.log_id, s.done_at, coalesce(s.reps, 0) as reps, coalesce(s.load_grams, 0) as grams,
				s.load_unit, coalesce(s.duration_ms, 0) as ms, coalesce(s.distance_mm, 0) as mm
			from logged_set s
			where s.client_id = ${clientId}::uuid and s.exercise_key = any(${[...new Set(keys)]}::text[])
				and s.log_id is distinct from ${butLogId}::uuid
		), best as (
			(select distinct on (key, reps) * from done where reps > 0 and grams > 0
				order by key, reps, grams desc, done_at, id)
			union (select distinct on (key) * from done where reps > 0 and grams = 0 order by key, reps desc, done_at, id)
			union (select distinct on (key) * from done where reps = 0 and grams > 0 order by key, grams desc, done_at, id)
			union (select distinct on (key, mm) * from done where mm > 0 and ms > 0 order by key, mm, ms, done_at, id)
			union (select distinct on (key) * from done where mm > 0 order by key, mm desc, done_at, id)
			union (select distinct on (key) * from done where mm = 0 and reps = 0 and ms > 0
				order by key, ms desc, done_at, id)
		)
		select key as exercise_key, '' as exercise_name, id, log_id, '' as item_id, 0 as set_number, nullif(reps, 0) as reps,
			nullif(grams, 0) as load_grams, load_unit, nullif(ms, 0) as duration_ms, nullif(mm, 0) as distance_mm,
			null as rpe, null as rir, '' as note
		from best order by key, done_at, id`.execute(db)
	return Map.groupBy(rows.map(counted), ({ done }) => done.exerciseKey)
}
