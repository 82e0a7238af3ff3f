import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { dayOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { payoutPaid } from '../events.ts'
import { PaidOn } from '../fields.ts'
import { payoutOf } from '../queries/subjects.ts'
import { movePayout } from './parts/move-payout.ts'

/** 10.10: the money is there. */
export const confirmPayout = useCase('earnings.confirm-payout', {
	input: z.object({
		payoutId: Id,
		/** Left out: today. */
		paidOn: PaidOn.optional(),
		version: z.number().int().optional(),
	}),
	output: z.object({ payoutId: z.string() }),
	subject: ({ db }, { payoutId }) => payoutOf(db, payoutId, 'for update'),
	may: owner,
	async run(acting, was, { payoutId, paidOn, version }) {
		const today = dayOf(acting.now, was.zone)
		if (paidOn !== undefined && paidOn > today) return refuse('payments_in_future', {}, 'paidOn')
		const set = { paid_on: paidOn ?? today }
		const refused = await movePayout(acting, was, { to: 'paid', event: payoutPaid, set, version })
		return refused ?? ok({ payoutId })
	},
})
