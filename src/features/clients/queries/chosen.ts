import type { Db } from '#platform/database/transaction.ts'

export type Chosen = {
	id: string
	first_name: string
	last_name: string
	tags: string[]
	archived_at: Date | null
	primary_coach_id: string | null
}

/** Several clients about to be changed, always locked in the same order; null when one of them doesn't exist (1.4). */
export async function chosenForUpdate(db: Db, clientIds: string[]): Promise<Chosen[] | null> {
	const rows = await db
		.selectFrom('client')
		.select(['id', 'first_name', 'last_name', 'tags', 'archived_at', 'primary_coach_id'])
		.where('id', 'in', clientIds)
		.orderBy('id')
		.forUpdate()
		.execute()
	return rows.length === new Set(clientIds).size ? rows : null
}
