import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { dayOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { payoutSent } from '../events.ts'
import { PaidOn, PayoutReference } from '../fields.ts'
import { payoutOf } from '../queries/subjects.ts'
import { movePayout } from './parts/move-payout.ts'

/** 10.10: the owner sent the money, or sends it again after an error; the coach is told. */
export const sendPayout = useCase('earnings.send-payout', {
	input: z.object({
		payoutId: Id,
		reference: PayoutReference.default(''),
		/** Left out: today. */
		sentOn: PaidOn.optional(),
		version: z.number().int().optional(),
	}),
	output: z.object({ payoutId: z.string() }),
	subject: ({ db }, { payoutId }) => payoutOf(db, payoutId, 'for update'),
	may: owner,
	async run(acting, was, { payoutId, reference, sentOn, version }) {
		const today = dayOf(acting.now, was.zone)
		if (sentOn !== undefined && sentOn > today) return refuse('payments_in_future', {}, 'sentOn')
		const set = { reference, sent_on: sentOn ?? today, problem: '' }
		const refused = await movePayout(acting, was, { to: 'sent', event: payoutSent, set, version })
		return refused ?? ok({ payoutId })
	},
})
