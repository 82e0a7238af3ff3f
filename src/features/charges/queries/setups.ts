import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { payerOf } from '../permissions.ts'

const setupColumns = [
	...(['id', 'client_id', 'account_id', 'state', 'session_id', 'action_url'] as const),
	...(['consented_at', 'consent_version', 'created_at', 'looks'] as const),
]

/** A card that is being added. */
export const setupOf = (db: Db, id: string, lock?: 'for update') => {
	const query = db.selectFrom('card_setup').select(setupColumns).where('id', '=', id)
	return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** 9.5: how far a client has come with adding a card. */
export const mySetup = query('charges.my-setup', {
	input: z.object({ setupId: Id }),
	output: z.object({
		id: z.string(),
		state: z.enum(['begun', 'open', 'done', 'cancelled']),
		actionUrl: z.string().nullable(),
	}),
	subject: ({ db }, { setupId }) => setupOf(db, setupId),
	may: payerOf,
	run: async (_, { id, state, action_url }) => ({
		...{ id, actionUrl: action_url },
		state: state as 'begun' | 'open' | 'done' | 'cancelled',
	}),
})
