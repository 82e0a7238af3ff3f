import type { Db } from '#platform/database/transaction.ts'

/** Somebody who works here now, locked. */
export const staffForUpdate = (db: Db, staffId: string) =>
	db
		.selectFrom('staff')
		.selectAll()
		.where('id', '=', staffId)
		.where('removed_at', 'is', null)
		.forUpdate()
		.executeTakeFirst()

/** Whether the studio would be left without an owner. Locks the owners, so that two can't leave at once. */
export async function isLastOwner(db: Db, staffId: string): Promise<boolean> {
	const owners = await db
		.selectFrom('staff')
		.select('id')
		.where('role', '=', 'owner')
		.where('removed_at', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute()
	return owners.every((each) => each.id === staffId)
}
