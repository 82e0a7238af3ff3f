import { sql } from 'kysely'
import { folded } from '#features/exercises/rules/matching.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { ImportRow, State } from '../../queries/subjects.ts'
import { nothingAbove, readProgramRow } from '../../rules/read-program-row.ts'

/** The dry run of a program: all rows at once, for an empty cell means what stands above it. Makes nothing. */
export async function checkProgramRows(db: Db, { id, mapping, total }: ImportRow): Promise<State> {
	const rows = await db
		.selectFrom('training_import_row')
		.select(['number', 'cells'])
		.where('import_id', '=', id)
		.orderBy('number')
		.execute()
	const skipped = new Set(
		mapping.names.filter(({ choice }) => choice === 'skip').map(({ name }) => folded(name)),
	)
	let above = nothingAbove
	const read = rows.map(({ number, cells }) => {
		const { said, below } = readProgramRow(cells, mapping, above)
		above = below
		if (Array.isArray(said)) return { number, said: null, problem: said.join(' '), outcome: 'failed' }
		return { number, said, problem: null, outcome: skipped.has(folded(said.exercise)) ? 'left_out' : null }
	})
	await sql`
		update training_import_row as standing set said = read.said, problem = read.problem, outcome = read.outcome,
			workout_id = null
		from jsonb_to_recordset(${JSON.stringify(read)}::jsonb)
			as read (number int, said jsonb, problem text, outcome text)
		where standing.import_id = ${id}::uuid and standing.number = read.number`.execute(db)
	await db.updateTable('training_import').set({ done: total }).where('id', '=', id).execute()
	return 'checked'
}
