import { sql } from 'kysely'
import { type Obligation, obligationOf } from '#features/payments/queries/subjects.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { WaitsFor } from '../rules/next-words.ts'

/** What is being taken from a client's card for a thing. */
export type Collection = {
	obligation_id: string
	part: number
	parts: number
	amountMinor: number
	restMinor: number
	tries: number
	waits_for: WaitsFor | null
	charge_id: string | null
	next_at: Date | null
}

const columns = sql`obligation_id, part, parts, amount_minor::float8 as "amountMinor", rest_minor::float8 as "restMinor", tries,
	waits_for, charge_id, next_at`

/** How collecting a thing stands; undefined: nothing is taken for it by itself. */
export async function collectionOf(db: Db, obligationId: string): Promise<Collection | undefined> {
	const { rows } = await sql<Collection>`
		select ${columns} from collection where obligation_id = ${obligationId}::uuid`.execute(db)
	return rows[0]
}

export type CollectionSubject = { collection: Collection; of: Obligation }

/** With what it is for, both locked: the obligation first, as whoever takes money does. */
export async function collectionForUpdate(
	db: Db,
	obligationId: string,
): Promise<CollectionSubject | undefined> {
	const of = await obligationOf(db, obligationId, 'for update')
	const { rows } = await sql<Collection>`
		select ${columns} from collection where obligation_id = ${obligationId}::uuid for update`.execute(db)
	return of && rows[0] && { collection: rows[0], of }
}

/** What waits for another card of a client's, or for the account to charge again. */
export async function collectionsWaiting(
	db: Db,
	waits: { for: 'card'; clientId: string } | { for: 'account' },
): Promise<string[]> {
	let waiting = db
		.selectFrom('collection')
		.innerJoin('obligation', 'obligation.id', 'collection.obligation_id')
		.select('obligation_id')
		.where('waits_for', '=', waits.for)
	if (waits.for === 'card') waiting = waiting.where('obligation.client_id', '=', waits.clientId)
	const rows = await waiting.orderBy('obligation_id').execute()
	return rows.map(({ obligation_id }) => obligation_id)
}

/** How a thing's collecting stands inside a statement, for an obligation under the alias `o`: what it waits for, and until when. */
export const waitsForOf = sql<WaitsFor | null>`(
	select k.waits_for from collection k where k.studio_id = o.studio_id and k.obligation_id = o.id)`
