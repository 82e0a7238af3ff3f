import { sql } from 'kysely'
import { keepHistory } from '#features/training/use-cases/keep-history.ts'
import type { Acting } from '#platform/use-case.ts'
import type { ImportRow } from '../../queries/subjects.ts'
import { numbered, type SaidRow } from '../../rules/sets.ts'
import { meanings } from './meanings.ts'

/** Logs of one transaction: each is whole or not at all, and a screen can show how far it is. */
const batch = 100

/** Lets the rows of the next logs become history. @returns whether that was all */
export async function keepRows(acting: Acting, row: ImportRow): Promise<boolean> {
	const { db } = acting
	const { rows } = await sql<SaidRow>`
		with next as (
			select said ->> 'onDate' as on_date, lower(said ->> 'title') as title
			from training_import_row where import_id = ${row.id}::uuid and outcome is null
			group by 1, 2 order by 1, 2 limit ${batch}
		)
		select number, said from training_import_row, next
		where import_id = ${row.id}::uuid and outcome is null
			and said ->> 'onDate' = next.on_date and lower(said ->> 'title') = next.title
		order by number`.execute(db)
	if (rows.length === 0) return true
	const meant = await meanings(
		acting,
		row.mapping,
		rows.map(({ said }) => said.exercise),
	)
	const { logs, over } = numbered(rows, meant)
	const kept = await acting.also(keepHistory, { clientId: row.client_id as string, importId: row.id, logs })
	if (!kept.ok) throw new Error(`the rows were checked, and yet: ${kept.code}`)
	const { made, known } = kept.value
	await sql`
		update training_import_row set
			outcome = case when number = any (${made}::int[]) then 'made' when number = any (${known}::int[]) then 'known'
				else 'failed' end,
			problem = case when number = any (${over}::int[]) then 'too_many_sets' end
		where import_id = ${row.id}::uuid and number = any (${rows.map(({ number }) => number)}::int[])`.execute(
		db,
	)
	await db
		.updateTable('training_import')
		.set((is) => ({ done: is('done', '+', rows.length) }))
		.where('id', '=', row.id)
		.execute()
	return false
}
