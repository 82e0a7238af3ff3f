import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { firstRows } from '#features/clients/rules/csv.ts'
import { staffIdOf } from '#platform/actor.ts'
import { sendErrand } from '#platform/errands.ts'
import { safeFileName } from '#platform/files/accept.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { guessMapping, Mapping } from '../rules/columns.ts'
import { importLimits } from '../rules/limits.ts'

/**
 * Issue 5.8: takes a table of what a client trained elsewhere, and guesses what its columns mean: as they were said for the
 * last file with the same ones, else by their names. Its rows are read by a job; nothing is made yet.
 */
export const startImport = useCase('imports.start-import', {
	input: z.object({
		clientId: Id,
		fileName: z.string().max(300).default('history.csv'),
		/** The table as text, with a first line of column names. */
		content: z.string().max(importLimits.bytes),
	}),
	output: z.object({ importId: z.string(), clientId: z.string() }),
	subject: ({ db }, { clientId }) =>
		db.selectFrom('client').select('id as client_id').where('id', '=', clientId).executeTakeFirst(),
	may: coachOf,
	async run({ db, actor, now }, { client_id }, { fileName, content }) {
		const table = firstRows(content, importLimits, 200)
		const { rows, bytes } = importLimits
		if (typeof table === 'string') return refuse(table, { rows, megabytes: bytes / 1024 / 1024 }, 'file')
		const before = await db
			.selectFrom('training_import')
			.select('mapping')
			.where('headers', '=', sql<string[]>`${table.headers}::text[]`)
			.where('state', 'in', ['checked', 'running', 'done', 'undone'])
			.orderBy('id', 'desc')
			.executeTakeFirst()
		const guessed = guessMapping(table.headers, table.rows)
		const mapping = before ? { ...Mapping.parse(before.mapping), dayOrder: guessed.dayOrder } : guessed
		const [studioId, importId] = [actor.studioId as string, newId()]
		await db
			.insertInto('training_import')
			.values({
				...{ studio_id: studioId, id: importId, client_id, staff_id: staffIdOf(actor) as string },
				...{ file_name: safeFileName(fileName) || 'history.csv', headers: table.headers },
				samples: JSON.stringify(table.rows.slice(0, 3)),
				...{ mapping: JSON.stringify(mapping), content, created_at: now },
			})
			.execute()
		await sendErrand(db, studioId, 'imports.work', [importId])
		return ok({ importId, clientId: client_id })
	},
})
