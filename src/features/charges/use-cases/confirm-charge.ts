import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { payerActing } from '../permissions.ts'
import { chargeOf } from '../queries/subjects.ts'

/** 24, 26: at their screen, a client lets their bank be asked again about the same payment; no second one is made. */
export const confirmCharge = useCase('charges.confirm-charge', {
	input: z.object({ chargeId: Id }),
	output: z.object({ chargeId: z.string() }),
	subject: ({ db }, { chargeId }) => chargeOf(db, chargeId, 'for update'),
	may: payerActing,
	async run({ db, now }, charge) {
		if (charge.state !== 'needs_client_action' || charge.how !== 'card_on_file')
			return refuse('charges_nothing_to_confirm')
		await db
			.updateTable('charge')
			.set({ confirms_asked: charge.confirms_asked + 1, next_look_at: now })
			.where('id', '=', charge.id)
			.execute()
		return ok({ chargeId: charge.id })
	},
})
