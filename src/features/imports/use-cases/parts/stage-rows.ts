import { sql } from 'kysely'
import { readTable } from '#features/clients/rules/csv.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { ImportRow, State } from '../../queries/subjects.ts'
import { importLimits, programLimits } from '../../rules/limits.ts'

const chunk = 5000

/** Makes rows of the file; `broken` where it can't be read to its end, or has too many. */
export async function stageRows(db: Db, { id, brings }: ImportRow): Promise<State> {
	const { studio_id, content } = await db
		.selectFrom('training_import')
		.select(['studio_id', 'content'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow()
	const table = readTable(content ?? '', brings === 'program' ? programLimits : importLimits)
	if (typeof table === 'string') return 'broken'
	for (let from = 0; from < table.rows.length; from += chunk) {
		const rows = JSON.stringify(table.rows.slice(from, from + chunk))
		await sql`insert into training_import_row (studio_id, import_id, number, cells)
			select ${studio_id}::uuid, ${id}::uuid, ${from}::int + at, array(select jsonb_array_elements_text(cells))
			from jsonb_array_elements(${rows}::jsonb) with ordinality as given (cells, at)`.execute(db)
	}
	await db.updateTable('training_import').set({ total: table.rows.length }).where('id', '=', id).execute()
	return 'mapping'
}
