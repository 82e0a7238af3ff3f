import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { payerOf } from '../permissions.ts'
import { declineKinds } from '../rules/decline.ts'
import { chargeStates } from '../rules/states.ts'
import { chargeOf } from './subjects.ts'

const View = z.object({
	id: z.string(),
	state: z.enum(chargeStates),
	how: z.enum(['checkout', 'card_on_file']),
	amountMinor: z.number(),
	currency: z.string(),
	decline: z.enum(declineKinds).nullable(),
	/** Where they go on: the provider's page, their bank's. */
	actionUrl: z.string().nullable(),
	/** They came back from their bank without its yes, and may try again (26). */
	mayConfirm: z.boolean(),
	/** A person is looking at it. */
	troubled: z.boolean(),
	/** An attempt before this one is being called off first. */
	waits: z.boolean(),
	parts: z.array(z.object({ obligationId: z.string(), title: z.string(), amountMinor: z.number() })),
	/** Came for what was settled already, and is on its way back (3). */
	heldMinor: z.number(),
	/** Of these, what is still open: to be paid in another way. */
	stillOpen: z.array(z.string()),
})
export type MyCharge = z.output<typeof View>

/** 8.3: one payment of a client's, as far as it is: the page they come back to. */
export const myCharge = query('charges.my-charge', {
	input: z.object({ chargeId: Id }),
	output: View,
	subject: ({ db }, { chargeId }) => chargeOf(db, chargeId),
	may: payerOf,
	async run({ db }, charge) {
		const { rows } = await sql<{ waits: boolean }>`
			select exists (select from charge where superseded_by = ${charge.id}::uuid and unfinished) as waits`.execute(
			db,
		)
		const waitsForClient = charge.state === 'needs_client_action'
		return {
			...{ id: charge.id, state: charge.state, how: charge.how, amountMinor: charge.amount },
			...{ currency: charge.currency, decline: charge.decline, actionUrl: charge.action_url },
			mayConfirm: waitsForClient && charge.action_url === null,
			troubled: charge.trouble !== null,
			waits: charge.asked_at === null && rows[0]?.waits === true,
			parts: charge.parts.map(({ obligationId, title, amountMinor }) => ({
				obligationId,
				title,
				amountMinor,
			})),
			heldMinor: charge.parts.reduce((sum, { heldMinor }) => sum + heldMinor, 0),
			stillOpen: charge.parts.flatMap(({ obligationId, openMinor }) => (openMinor > 0 ? [obligationId] : [])),
		}
	},
})
