import { z } from 'zod'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { cardOf } from '../queries/subjects.ts'
import { beginCharge } from './parts/begin-charge.ts'

/**
 * 8.2, 8.3: a client pays what is open: one thing, some, or all; with a card they keep with us, or on the provider's page. Only ids
 * are sent, never amounts (18, I14). Moves no money by itself: looking at the charge does, right after.
 */
export const pay = useCase('charges.pay', {
	input: z.strictObject({
		/** Left out: all that is open. */
		obligationIds: z.array(Id).min(1).max(50).optional(),
		/** A card on file; left out: another card. */
		cardId: Id.optional(),
		/** They tick it: the card is kept, and may be charged when something is due. */
		keepCard: z.boolean().default(false),
	}),
	output: z.object({ chargeId: z.string() }),
	may: anyClient,
	conflicts: { charge_one_per_obligation: 'charges_underway' },
	limits: (_, { actor }) => [{ bucket: `charges:pay:${actor.id}`, most: 60, seconds: 600 }],
	async run(acting, _, { obligationIds, cardId, keepCard }) {
		const { db, actor, locale } = acting
		const clientId = actor.id as string
		const card = cardId === undefined ? null : ((await cardOf(db, cardId)) ?? null)
		if (cardId !== undefined && card?.client_id !== clientId) return refuse('not_found')
		const things = (obligationIds ?? (await openOf(db, clientId))).map((obligationId) => ({ obligationId }))
		const begun = await beginCharge(acting, { clientId, things, card, begunBy: 'client', keepCard })
		if (!begun.ok) return begun
		const { chargeId, amountMinor, currency } = begun.value
		const amount = formatMoney(amountMinor, currency, locale)
		return ok({ chargeId }, [{ kind: 'charged', text: m.charges_effect_pay({ amount }, { locale }) }])
	},
})

async function openOf(db: Parameters<typeof cardOf>[0], clientId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('obligation')
		.select('id')
		.where('client_id', '=', clientId)
		.where('open_minor', '>', '0')
		.whereRef('open_minor', '>', 'later_minor')
		.orderBy('for_at')
		.limit(50)
		.execute()
	return rows.map(({ id }) => id)
}
