import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { importer, importRow } from '../queries/import.ts'

/** Throws the uploaded list away; clients that came from it stay. */
export const discardImport = useCase('clients.discard-import', {
	input: z.object({ importId: Id }),
	output: z.object({}),
	subject: ({ db }, { importId }) => importRow(db, importId),
	may: importer,
	async run({ db }, row) {
		await db.deleteFrom('client_import').where('id', '=', row.id).execute()
		return ok({})
	},
})
