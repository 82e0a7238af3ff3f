import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

export type ImportCounts = { made: number; known: number; failed: number; leftOut: number; waiting: number }

/** What became of an import's rows so far. */
export async function countsOf(db: Db, importId: string): Promise<ImportCounts> {
	const { rows } = await sql<ImportCounts>`
		select count(*) filter (where outcome = 'made')::int as made,
			count(*) filter (where outcome = 'known')::int as known,
			count(*) filter (where outcome = 'failed')::int as failed,
			count(*) filter (where outcome = 'left_out')::int as "leftOut",
			count(*) filter (where outcome is null)::int as waiting
		from training_import_row where import_id = ${importId}::uuid`.execute(db)
	return rows[0] as ImportCounts
}
