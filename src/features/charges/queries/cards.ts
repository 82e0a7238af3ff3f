import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import type { Db } from '#platform/database/transaction.ts'
import { query } from '#platform/use-case.ts'
import { isExpired } from '../rules/words.ts'
import { type Card, cardOf } from './subjects.ts'

/** The card that is charged when a client isn't there: the default one, in the account that is connected. */
export async function defaultCardOf(db: Db, clientId: string): Promise<Card | null> {
	const row = await db
		.selectFrom('card')
		.innerJoin('stripe_connection', 'stripe_connection.account_id', 'card.account_id')
		.select('card.id')
		.where('card.client_id', '=', clientId)
		.where('card.is_default', '=', true)
		.where('card.removed_at', 'is', null)
		.executeTakeFirst()
	return row ? ((await cardOf(db, row.id)) ?? null) : null
}

export const CardView = z.object({
	id: z.string(),
	brand: z.string(),
	last4: z.string(),
	expMonth: z.number(),
	expYear: z.number(),
	isDefault: z.boolean(),
	expired: z.boolean(),
})
export type CardView = z.output<typeof CardView>

/** A client's cards in the account that is connected, the default one first. */
export async function cardsOf(db: Db, clientId: string, now: Date): Promise<CardView[]> {
	const rows = await db
		.selectFrom('card')
		.innerJoin('stripe_connection', 'stripe_connection.account_id', 'card.account_id')
		.select(['card.id', 'brand', 'last4', 'exp_month', 'exp_year', 'is_default'])
		.where('card.client_id', '=', clientId)
		.where('card.removed_at', 'is', null)
		.orderBy('is_default', 'desc')
		.orderBy('card.id')
		.execute()
	return rows.map(({ id, brand, last4, exp_month, exp_year, is_default }) => ({
		...{ id, brand, last4, expMonth: exp_month, expYear: exp_year, isDefault: is_default },
		expired: isExpired({ exp_month, exp_year }, now),
	}))
}

/** 9.5: the cards a client keeps with their studio. */
export const myCards = query('charges.my-cards', {
	input: z.object({}),
	output: z.object({ cards: z.array(CardView), online: z.boolean() }),
	may: clientReading,
	async run({ db, actor, now }) {
		const connection = await db.selectFrom('stripe_connection').select('charges_enabled').executeTakeFirst()
		return {
			cards: await cardsOf(db, actor.id as string, now),
			online: connection?.charges_enabled === true,
		}
	},
})
