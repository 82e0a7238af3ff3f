import type { Db } from '#platform/database/transaction.ts'

/** Issue 5.8: takes away what an import brought, and nothing else: a log stays where another set stands in it. */
export async function takeBack(db: Db, importId: string): Promise<{ sets: number; logs: number }> {
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
	return { sets: Number(sets.numDeletedRows), logs: Number(logs.numDeletedRows) }
}
