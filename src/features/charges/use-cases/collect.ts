import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { collectionForUpdate } from '../queries/collections.ts'
import { askCard, stopCollecting } from './parts/collect-by-card.ts'

/**
 * 28, 29: asks the card again for what is being collected, where its day has come; `anew`: because another card is there, or the
 * account may charge again. Harmless whenever and however often.
 */
export const collect = useCase('charges.collect', {
	input: z.object({ obligationId: Id, anew: z.boolean().default(false) }),
	output: z.object({}),
	subject: ({ db }, { obligationId }) => collectionForUpdate(db, obligationId),
	may: touchlineItself,
	conflicts: { charge_one_per_obligation: 'charges_underway' },
	async run(acting, { collection, of }, { anew }) {
		if (of.open === 0) await stopCollecting(acting, of.id)
		else if (anew) {
			const fresh = { tries: 0, waits_for: null, charge_id: null, next_at: null }
			await acting.db.updateTable('collection').set(fresh).where('obligation_id', '=', of.id).execute()
			await askCard(acting, of, { ...collection, ...fresh })
		} else if (collection.next_at && collection.next_at <= acting.now) await askCard(acting, of, collection)
		return ok({})
	},
})
