import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Client = { studioId: string; mark: string; staffId: string; clientId: string; appointmentId: string }

/** What a coach earned, once paid out and once open, and their share of it. */
export async function earningRows(db: Db, client: Client): Promise<Ids> {
	const { studioId: studio_id, mark, staffId: coach_id, clientId: client_id } = client
	const [earningId, paidId, payoutId] = [newId(), newId(), newId()]
	await db
		.insertInto('earning_share')
		.values({ studio_id, staff_id: coach_id, share_bp: 8000, updated_at: new Date() })
		.onConflict((conflict) => conflict.doNothing())
		.execute()
	const line = {
		...{ studio_id, coach_id, client_id, appointment_id: client.appointmentId, title: mark, reason: mark },
		...{ turn: 1, kind: 'earned', source: 'single', currency: 'EUR' },
		...{ value_minor: 5000, share_bp: 8000, amount_minor: 4000, at: new Date(), for_at: new Date() },
	}
	await db
		.insertInto('earning')
		.values([earningId, paidId].map((id) => ({ ...line, id, place_id: newId() })))
		.execute()
	const of = { studio_id, coach_id, currency: 'EUR' }
	await db
		.insertInto('payout')
		.values({ ...of, id: payoutId, amount_minor: 4000, made_at: new Date(), reference: mark })
		.execute()
	await db
		.insertInto('payout_line')
		.values({ ...of, payout_id: payoutId, earning_id: paidId })
		.execute()
	return { earningId, payoutId, 'earnings.coachId': coach_id }
}
