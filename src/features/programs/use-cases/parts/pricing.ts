import type { Db } from '#platform/database/transaction.ts'
import { type GivenPrice, type PriceRow, priceRow } from '../../rules/price.ts'

/** The columns of a price that is set, in the studio's currency; none where nothing is said of it, null where its amount is missing. */
export async function pricing(db: Db, given: GivenPrice): Promise<PriceRow | Record<string, never> | null> {
	if (given.pricing === undefined) return {}
	const { currency } = await db.selectFrom('studio_settings').select('currency').executeTakeFirstOrThrow()
	return priceRow({ ...given, pricing: given.pricing }, currency)
}
