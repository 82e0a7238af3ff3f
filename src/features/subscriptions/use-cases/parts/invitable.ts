import type { Db } from '#platform/database/transaction.ts'

/** A program clients can be asked into: 1-2-1 or a group, published, not archived (3.5, 6.1). */
export const invitable = (db: Db, programId: string) =>
	db
		.selectFrom('program')
		.select(['id', 'title', 'type'])
		.where('id', '=', programId)
		.where('type', '<>', 'plan')
		.where('published_at', 'is not', null)
		.where('archived_at', 'is', null)
		.executeTakeFirst()
