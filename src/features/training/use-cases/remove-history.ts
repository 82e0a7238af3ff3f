import { z } from 'zod'
import { touchlineItself } from '#features/calendars/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'

/** Issue 5.8: takes away what an import brought, and nothing else: a log stays where another set stands in it. */
export const removeHistory = useCase('training.remove-history', {
	input: z.object({ importId: Id }),
	output: z.object({ sets: z.number(), logs: z.number() }),
	may: touchlineItself,
	async run({ db }, _, { importId }) {
		const sets = await db.deleteFrom('logged_set').where('import_id', '=', importId).executeTakeFirst()
		const logs = await db
			.deleteFrom('training_log as log')
			.where('import_id', '=', importId)
			.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('logged_set')
							.select('logged_set.id')
							.whereRef('logged_set.studio_id', '=', 'log.studio_id')
							.whereRef('logged_set.log_id', '=', 'log.id'),
					),
				),
			)
			.executeTakeFirst()
		return ok({ sets: Number(sets.numDeletedRows), logs: Number(logs.numDeletedRows) })
	},
})
