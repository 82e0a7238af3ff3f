import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { guessMapping } from '../rules/columns.ts'
import { importLimits } from '../rules/limits.ts'
import { takeFile } from './parts/take-file.ts'

/**
 * Issue 5.8: takes a table of what a client trained elsewhere, and guesses what its columns mean. Its rows are read by a job;
 * nothing is made yet.
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
	async run(acting, { client_id }, file) {
		const taken = await takeFile(acting, file, { brings: 'training', client_id }, guessMapping)
		return taken.ok ? ok({ ...taken.value, clientId: client_id }) : taken
	},
})
