import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { payableKind } from './subjects.ts'

/** 6.3: who awaits their payment for what is owed here, if anybody does. */
export async function awaitingFor(db: Db, obligationId: string): Promise<string | null> {
	const { rows } = await sql<{ id: string }>`
		select s.id from obligation o
		left join fee on o.kind = 'fee' and fee.studio_id = o.studio_id and fee.id = o.about_id
		join subscription s on s.studio_id = o.studio_id
			and s.id = case o.kind when ${payableKind} then o.payable_id when 'fee' then fee.subscription_id end
		where o.id = ${obligationId}::uuid and s.accepted_on is not null and s.joined_on is null and s.last_day is null`.execute(
		db,
	)
	return rows[0]?.id ?? null
}

/** Everybody who has accepted and isn't in yet: few at any time. */
export async function awaiting(db: Db, most: number): Promise<string[]> {
	const rows = await db
		.selectFrom('subscription')
		.select('id')
		.where('accepted_on', 'is not', null)
		.where('joined_on', 'is', null)
		.where('last_day', 'is', null)
		.orderBy('id')
		.limit(most)
		.execute()
	return rows.map(({ id }) => id)
}
