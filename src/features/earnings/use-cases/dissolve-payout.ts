import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { payoutDissolved } from '../events.ts'
import { payoutOf } from '../queries/subjects.ts'
import { movePayout } from './parts/move-payout.ts'

/** 10.10: a payout that wasn't sent, or didn't go through, is no more: its lines are open again. */
export const dissolvePayout = useCase('earnings.dissolve-payout', {
	input: z.object({ payoutId: Id, version: z.number().int().optional() }),
	output: z.object({ payoutId: z.string() }),
	subject: ({ db }, { payoutId }) => payoutOf(db, payoutId, 'for update'),
	may: owner,
	async run(acting, was, { payoutId, version }) {
		const refused = await movePayout(acting, was, { to: 'dissolved', event: payoutDissolved, version })
		if (refused) return refused
		await acting.db
			.updateTable('payout_line')
			.set({ live: false })
			.where('payout_id', '=', payoutId)
			.execute()
		return ok({ payoutId })
	},
})
