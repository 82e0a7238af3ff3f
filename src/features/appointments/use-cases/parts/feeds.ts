import { staffIdOf } from '#platform/actor.ts'
import type { Acting } from '#platform/use-case.ts'

/** Ends an address; false where somebody else has just done so. */
export async function revoke({ db, actor, now }: Acting, feedId: string): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('calendar_feed')
		.set({ revoked_at: now, revoked_by: actor.kind === 'client' ? actor.id : staffIdOf(actor) })
		.where('id', '=', feedId)
		.where('revoked_at', 'is', null)
		.executeTakeFirst()
	return numUpdatedRows > 0n
}
