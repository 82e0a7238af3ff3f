import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Fee } from './subjects.ts'
import { feeOf } from './subjects.ts'

/** A fee as people are told of it, and who coaches its client: the owners where nobody does. */
export async function aboutFee(db: Db, feeId: string): Promise<(Fee & { staffIds: string[] }) | undefined> {
	const fee = await feeOf(db, feeId)
	const { rows } = await sql<{ id: string }>`
		select s.id from staff s left join client c on c.studio_id = s.studio_id and c.id = ${fee?.client_id ?? null}::uuid
		where s.removed_at is null and (s.id = c.primary_coach_id or c.primary_coach_id is null and s.role = 'owner')`.execute(
		db,
	)
	return fee && { ...fee, staffIds: rows.map(({ id }) => id) }
}
