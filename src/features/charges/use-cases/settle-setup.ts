import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { setupOf } from '../queries/setups.ts'
import type { SetupSeen } from '../stripe/port.ts'
import { writeCard } from './parts/keep-card.ts'

/** Writes what came of looking at a card that is being added; done is done. */
export const settleSetup = useCase('charges.settle-setup', {
	input: z.object({ setupId: Id, seen: z.custom<SetupSeen>() }),
	output: z.object({ state: z.string() }),
	subject: ({ db }, { setupId }) => setupOf(db, setupId, 'for update'),
	may: touchlineItself,
	async run(acting, setup, { seen }) {
		if (setup.state === 'done' || seen.setupRef !== setup.id) return ok({ state: setup.state })
		const { card, customerId } = seen
		const done = seen.status === 'complete' && card !== null && customerId !== null
		const state = done ? 'done' : seen.status === 'expired' ? 'cancelled' : 'open'
		await acting.db
			.updateTable('card_setup')
			.set({
				...{ state, session_id: seen.id, action_url: state === 'open' ? seen.url : null },
				...(state === 'open' ? {} : { next_look_at: null }),
			})
			.where('id', '=', setup.id)
			.execute()
		if (done)
			await writeCard(acting, {
				...{ clientId: setup.client_id, accountId: setup.account_id, customerId, card },
				...{ consentedAt: setup.consented_at, consentVersion: setup.consent_version },
			})
		return ok({ state })
	},
})
