import { sql } from 'kysely'
import { folded } from '#features/exercises/rules/matching.ts'
import { m } from '#messages'
import { dayOf } from '#platform/time/days.ts'
import type { Acting } from '#platform/use-case.ts'
import type { ImportRow, State } from '../../queries/subjects.ts'
import { whereaboutsOf } from '../../queries/whereabouts.ts'
import { readRow } from '../../rules/read-row.ts'

const batch = 5000

/** The dry run: reads the next rows as the mapping says and notes what is wrong with each. Makes nothing. */
export async function checkRows({ db, now }: Acting, row: ImportRow): Promise<State | null> {
	const { id, mapping, done, total } = row
	const { zone, locale } = await whereaboutsOf(db, row.client_id as string)
	const rows = await db
		.selectFrom('training_import_row')
		.select(['number', 'cells'])
		.where('import_id', '=', id)
		.where('number', '>', done)
		.where('number', '<=', done + batch)
		.orderBy('number')
		.execute()
	const skipped = new Set(
		mapping.names.filter(({ choice }) => choice === 'skip').map(({ name }) => folded(name)),
	)
	const of = { mapping, today: dayOf(now, zone), untitled: m.imports_untitled({}, { locale }) }
	const read = rows.map(({ number, cells }) => {
		const said = readRow(cells, of)
		if (Array.isArray(said)) return { number, said: null, problem: said.join(' '), outcome: 'failed' }
		const outcome = skipped.has(folded(said.exercise)) ? 'left_out' : null
		return { number, said, problem: null, outcome }
	})
	await sql`
		update training_import_row as standing set said = read.said, problem = read.problem, outcome = read.outcome
		from jsonb_to_recordset(${JSON.stringify(read)}::jsonb)
			as read (number int, said jsonb, problem text, outcome text)
		where standing.import_id = ${id}::uuid and standing.number = read.number`.execute(db)
	const reached = Math.min(total, done + batch)
	await db.updateTable('training_import').set({ done: reached }).where('id', '=', id).execute()
	return reached >= total ? 'checked' : null
}
