import type { Db } from '#platform/database/transaction.ts'

/** Which session gave a credit back last. */
export async function sessionOfCredit(db: Db, creditId: string): Promise<string | null> {
	const found = await db
		.selectFrom('credit_entry')
		.select('appointment_id')
		.where('credit_id', '=', creditId)
		.where('kind', '=', 'returned')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst()
	return found?.appointment_id ?? null
}
