import type { Db } from '#platform/database/transaction.ts'
import { openBytes, studioKey } from '#platform/sealed.ts'
import type { Provider } from '../stripe/port.ts'
import { stripeProvider } from '../stripe/provider.ts'

export type Connection = { accountId: string; livemode: boolean; chargesEnabled: boolean }

/** The account that is connected now; null: cards can't be taken. */
export async function connectionOf(db: Db, lock?: 'for share'): Promise<Connection | null> {
	const query = db.selectFrom('stripe_connection').select(['account_id', 'livemode', 'charges_enabled'])
	const row = await (lock ? query.forShare() : query).executeTakeFirst()
	return row
		? { accountId: row.account_id, livemode: row.livemode, chargesEnabled: row.charges_enabled }
		: null
}

export const placeOfKey = (studioId: string): string => `stripe_connection/${studioId}`
export const placeOfSecret = (studioId: string, id: string): string =>
	`stripe_signing_secret/${studioId}/${id}`

/** The provider, with this studio's key; null where none is connected. */
export async function providerOf(
	db: Db,
	studioId: string,
): Promise<(Connection & { provider: Provider }) | null> {
	const connection = await connectionOf(db)
	const key = connection && (await studioKey(db, studioId))
	if (!connection || !key) return null
	const { sealed_key } = await db
		.selectFrom('stripe_connection')
		.select('sealed_key')
		.executeTakeFirstOrThrow()
	const secret = openBytes(key, sealed_key, placeOfKey(studioId)).toString('utf8')
	return { ...connection, provider: stripeProvider(secret) }
}

/** What may sign events now: all of them, while one takes over from another (12). */
export async function signingSecrets(db: Db, studioId: string): Promise<string[]> {
	const rows = await db.selectFrom('stripe_signing_secret').select(['id', 'sealed']).orderBy('id').execute()
	const key = rows.length > 0 ? await studioKey(db, studioId) : null
	if (!key) return []
	return rows.map(({ id, sealed }) => openBytes(key, sealed, placeOfSecret(studioId, id)).toString('utf8'))
}
