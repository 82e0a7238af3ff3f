import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { receiptRows } from './receipt-rows.ts'
import type { Ids } from './world.ts'

type Client = { studioId: string; mark: string; staffId: string; clientId: string }

/** What a client owes: one thing partly paid, with its receipt, another waived, a third as it was sold. */
export async function paymentRows(db: Db, client: Client): Promise<Ids> {
	const obligationId = await owed(db, client)
	const paymentId = await moved(db, client, { obligationId, kind: 'payment', account: 'cash', minor: 100 })
	const { studioId: studio_id, mark: reference, staffId: staff_id } = client
	await db
		.insertInto('payment')
		.values({
			...{ studio_id, id: paymentId, obligation_id: obligationId, direction: 'in', method: 'cash' },
			...{ amount_minor: 100, currency: 'EUR', paid_on: '2026-03-02', reference, staff_id },
			recorded_at: new Date(),
		})
		.execute()
	const waivedId = await owed(db, client)
	await moved(db, client, { obligationId: waivedId, kind: 'waiver', account: 'waived', minor: 500 })
	const receipt = await receiptRows(db, { ...client, paymentId })
	const unplannedId = await owed(db, client)
	return {
		...{ obligationId, paymentId, ...receipt, 'payments.take-back-waiver.obligationId': waivedId },
		'plans.make-plan.obligationId': unplannedId,
	}
}

async function owed(db: Db, client: Client): Promise<string> {
	const id = newId()
	await db
		.insertInto('obligation')
		.values({
			...{ studio_id: client.studioId, id, kind: 'sample', payable_id: newId(), client_id: client.clientId },
			...{ title: client.mark, for_at: '2026-03-02T09:00:00Z', zone: 'Europe/Paris', price_minor: 500 },
			...{ currency: 'EUR', created_at: new Date() },
		})
		.execute()
	await moved(db, client, { obligationId: id, kind: 'owed', account: 'revenue', minor: -500 })
	return id
}

type Movement = { obligationId: string; kind: string; account: string; minor: number }

async function moved(db: Db, { studioId, staffId }: Client, movement: Movement): Promise<string> {
	const id = newId()
	const { obligationId, kind, account, minor } = movement
	await sql`insert into ledger_transaction (studio_id, id, obligation_id, kind, at, staff_id)
		values (${studioId}, ${id}, ${obligationId}, ${kind}, now(), ${staffId})`.execute(db)
	await sql`insert into ledger_entry (studio_id, transaction_id, account, obligation_id, amount_minor, currency)
		values (${studioId}, ${id}, ${account}, ${obligationId}, ${minor}, 'EUR'),
			(${studioId}, ${id}, 'receivable', ${obligationId}, ${-minor}, 'EUR')`.execute(db)
	return id
}
