import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { sendErrand } from '#platform/errands.ts'
import { Id } from '#platform/ids.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { cardRemoved } from '../events.ts'
import { payerActing } from '../permissions.ts'
import { cardOf } from '../queries/subjects.ts'
import { cardWords } from '../rules/words.ts'

/**
 * A client takes a card away, here and with the provider; another one they keep is charged instead. Where it was the last and
 * something is still to pay, they are told so first (32).
 */
export const removeCard = useCase('charges.remove-card', {
	input: z.object({ cardId: Id }),
	output: z.object({ cardId: z.string() }),
	subject: ({ db }, { cardId }) => cardOf(db, cardId),
	may: payerActing,
	async run({ db, actor, now, emit, locale }, card) {
		const { id, client_id: clientId, account_id: accountId } = card
		await db.selectFrom('client').select('id').where('id', '=', clientId).forUpdate().execute()
		await db.updateTable('card').set({ removed_at: now, is_default: false }).where('id', '=', id).execute()
		const { rows } = await sql<{ id: string; brand: string; last4: string }>`
			update card set is_default = true where ${card.is_default} and id = (
				select id from card where client_id = ${clientId}::uuid and account_id = ${accountId} and removed_at is null
				order by id desc limit 1)
			returning id, brand, last4`.execute(db)
		const owes = await sql<{ open: boolean }>`select
			exists (select from obligation where client_id = ${clientId}::uuid and open_minor > 0)
			and not exists (select from card where client_id = ${clientId}::uuid and removed_at is null) as open`.execute(
			db,
		)
		await sendErrand(db, actor.studioId as string, 'charges.forget-card', [id])
		await emit(cardRemoved, {
			...{ clientId, subject: { type: 'card', id }, before: { card: cardWords(card) } },
			data: { cardId: id },
		})
		const effects: EffectLine[] = [
			{ kind: 'goes', text: m.charges_effect_card_gone({ card: cardWords(card) }, { locale }) },
		]
		if (rows[0])
			effects.push({
				kind: 'changes',
				text: m.charges_effect_card_next({ card: cardWords(rows[0]) }, { locale }),
			})
		if (owes.rows[0]?.open) effects.push({ kind: 'note', text: m.charges_effect_card_last({}, { locale }) })
		return ok({ cardId: id }, effects)
	},
})
