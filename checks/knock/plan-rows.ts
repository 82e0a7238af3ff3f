import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Client = { studioId: string; staffId: string; obligationId: string }

/** What a client owes, in two instalments. */
export async function planRows(db: Db, { studioId: studio_id, staffId, obligationId }: Client): Promise<Ids> {
	const planId = newId()
	await db
		.insertInto('payment_plan')
		.values({
			...{ studio_id, id: planId, obligation_id: obligationId, currency: 'EUR', total_minor: 400 },
			...{ settled_before_minor: 100, by_card: false, made_at: new Date(), staff_id: staffId },
		})
		.execute()
	await sql`insert into instalment (studio_id, plan_id, number, due_on, amount_minor)
		values (${studio_id}, ${planId}, 1, '2026-04-01', 200), (${studio_id}, ${planId}, 2, '2026-05-01', 200)`.execute(
		db,
	)
	return { planId }
}
