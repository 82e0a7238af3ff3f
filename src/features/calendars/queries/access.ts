import type { Db } from '#platform/database/transaction.ts'

/** I20, 4.4: whether a client may see and schedule a program now, by the one predicate there is. */
export async function hasAccess(db: Db, programId: string, clientId: string): Promise<boolean> {
	const row = await db
		.selectFrom('program_access')
		.select('program_id')
		.where('program_id', '=', programId)
		.where('client_id', '=', clientId)
		.executeTakeFirst()
	return row !== undefined
}

/** Whether the client has a copy of this program on a calendar: then a refusal may name it (4.5). */
export async function hasRun(db: Db, programId: string, clientId: string): Promise<boolean> {
	const row = await db
		.selectFrom('program_run')
		.select('id')
		.where('program_id', '=', programId)
		.where('client_id', '=', clientId)
		.limit(1)
		.executeTakeFirst()
	return row !== undefined
}
