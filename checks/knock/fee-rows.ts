import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Client = { studioId: string; mark: string; staffId: string; clientId: string }

/** What a client pays regularly. */
export async function feeRows(
	db: Db,
	{ studioId: studio_id, mark, staffId, clientId }: Client,
): Promise<Ids> {
	const feeId = newId()
	await db
		.insertInto('fee')
		.values({
			...{ studio_id, id: feeId, client_id: clientId, name: mark, amount_minor: 6000, currency: 'EUR' },
			...{ every: 1, unit: 'month', by_card: false, anchor_on: '2100-03-01', made_at: new Date() },
			staff_id: staffId,
		})
		.execute()
	return { feeId }
}
