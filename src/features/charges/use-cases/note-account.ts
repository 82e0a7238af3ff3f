import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { setOnline } from '#features/payments/use-cases/parts/online.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { mayCharge } from '../events.ts'

/** The provider says that the account may charge again: cards are taken from now on, and what waited for that goes on. */
export const noteAccount = useCase('charges.note-account', {
	input: z.object({ accountId: z.string().max(80) }),
	output: z.object({}),
	may: touchlineItself,
	async run({ db, actor, now, emit }, _, { accountId }) {
		const changed = await db
			.updateTable('stripe_connection')
			.set({ charges_enabled: true, checked_at: now, cannot_charge_told_at: null })
			.where('account_id', '=', accountId)
			.where('charges_enabled', '=', false)
			.returning('account_id')
			.executeTakeFirst()
		if (!changed) return ok({})
		await setOnline({ db, actor, now }, true)
		await emit(mayCharge, { data: { accountId } })
		return ok({})
	},
})
