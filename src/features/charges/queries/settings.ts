import { z } from 'zod'
import { publicAddress } from '#platform/address.ts'
import { owner } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { chargeStates } from '../rules/states.ts'
import { openCharges } from './open-charges.ts'

const View = z.object({
	connection: z
		.object({
			accountId: z.string(),
			accountName: z.string(),
			livemode: z.boolean(),
			chargesEnabled: z.boolean(),
			connectedAt: z.date(),
			checkedAt: z.date(),
		})
		.nullable(),
	secrets: z.array(z.object({ id: z.string(), hint: z.string(), addedAt: z.date() })),
	/** Where the provider sends its events. */
	hookAddress: z.string(),
	/** Under way: to be called off before the key goes (59). */
	open: z.array(
		z.object({
			id: z.string(),
			client: z.string(),
			clientId: z.string().nullable(),
			title: z.string(),
			amountMinor: z.number(),
			currency: z.string(),
			state: z.enum(chargeStates),
			createdAt: z.date(),
		}),
	),
})
export type StripeSettings = z.output<typeof View>

/** The studio's account with the provider, for its owner; of its key nothing is shown. */
export const stripeSettings = query('charges.stripe-settings', {
	input: z.object({}),
	output: View,
	may: owner,
	async run({ db, actor }) {
		const row = await db
			.selectFrom('stripe_connection')
			.select(['account_id', 'account_name', 'livemode', 'charges_enabled', 'connected_at', 'checked_at'])
			.executeTakeFirst()
		const secrets = await db
			.selectFrom('stripe_signing_secret')
			.select(['id', 'hint', 'added_at as addedAt'])
			.orderBy('id')
			.execute()
		return {
			connection: row
				? {
						...{ accountId: row.account_id, accountName: row.account_name, livemode: row.livemode },
						...{ chargesEnabled: row.charges_enabled, connectedAt: row.connected_at },
						checkedAt: row.checked_at,
					}
				: null,
			...{ secrets, open: await openCharges(db) },
			hookAddress: `${publicAddress().origin}/hooks/stripe/${actor.studioId}`,
		}
	},
})
