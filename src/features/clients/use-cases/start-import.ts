import { sql } from 'kysely'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { safeFileName } from '#platform/files/accept.ts'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { fieldDefinitions } from '../queries/client-row.ts'
import { csvLimits, readTable } from '../rules/csv.ts'
import { guessColumns, looksDayFirst } from '../rules/import-columns.ts'

/** 2.1: takes a list of clients in, and guesses what its columns mean. Creates nobody yet. */
export const startImport = useCase('clients.start-import', {
	input: z.object({
		fileName: z.string().max(300).default('clients.csv'),
		/** The list as text, with a first line of column names. */
		content: z.string().max(csvLimits.bytes),
	}),
	output: z.object({ importId: z.string(), rows: z.number() }),
	may: coaches,
	async run({ db, actor, now }, _, { fileName, content }) {
		const table = readTable(content)
		if (typeof table === 'string') return refuse(table, { rows: csvLimits.rows, megabytes: 5 }, 'file')
		const columns = guessColumns(table.headers, await fieldDefinitions(db))
		const days = Object.keys(columns).filter((at) => columns[at] === 'bornOn')
		const dayFirst = looksDayFirst(table.rows.flatMap((row) => days.map((at) => row[Number(at)] ?? '')))
		const importId = newId()
		const studioId = actor.studioId as string
		await db
			.insertInto('client_import')
			.values({
				studio_id: studioId,
				id: importId,
				staff_id: staffIdOf(actor) as string,
				file_name: safeFileName(fileName) || 'clients.csv',
				headers: table.headers,
				mapping: JSON.stringify({ columns, dayFirst, tag: '' }),
				created_at: now,
			})
			.execute()
		await sql`insert into client_import_row (studio_id, import_id, number, cells)
			select ${studioId}::uuid, ${importId}::uuid, at + 1, array(select jsonb_array_elements_text(cells))
			from jsonb_array_elements(${JSON.stringify(table.rows)}::jsonb) with ordinality as given (cells, at)`.execute(
			db,
		)
		return ok({ importId, rows: table.rows.length })
	},
})
