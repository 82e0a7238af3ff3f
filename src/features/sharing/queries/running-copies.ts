import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/** How many copies of a program stand on calendars and haven't ended: all of them, or one client's (4.5). */
export async function runningCopies(
	db: Db,
	programId: string,
	today: string,
	clientId?: string,
): Promise<number> {
	const row = await db
		.selectFrom('program_run')
		.select(({ fn }) => fn.countAll<string>().as('number'))
		.where('program_id', '=', programId)
		.where(sql<boolean>`upper(span) > ${today}::date`)
		.$if(clientId !== undefined, (runs) => runs.where('client_id', '=', clientId as string))
		.executeTakeFirst()
	return Number(row?.number ?? 0)
}
