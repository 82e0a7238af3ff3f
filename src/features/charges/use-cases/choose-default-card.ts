import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { defaultCardChosen } from '../events.ts'
import { payerActing } from '../permissions.ts'
import { cardOf } from '../queries/subjects.ts'
import { cardWords } from '../rules/words.ts'

/** The card that is charged when its client isn't there. */
export const chooseDefaultCard = useCase('charges.choose-default-card', {
	input: z.object({ cardId: Id }),
	output: z.object({ cardId: z.string() }),
	subject: ({ db }, { cardId }) => cardOf(db, cardId),
	may: payerActing,
	async run({ db, emit }, card) {
		const { id, client_id: clientId } = card
		await db.selectFrom('client').select('id').where('id', '=', clientId).forUpdate().execute()
		await db
			.updateTable('card')
			.set({ is_default: false })
			.where('client_id', '=', clientId)
			.where('account_id', '=', card.account_id)
			.where('is_default', '=', true)
			.execute()
		await db
			.updateTable('card')
			.set({ is_default: true })
			.where('id', '=', id)
			.where('removed_at', 'is', null)
			.execute()
		await emit(defaultCardChosen, {
			...{ clientId, subject: { type: 'card', id }, after: { card: cardWords(card) } },
			data: { cardId: id },
		})
		return ok({ cardId: id })
	},
})
