import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { payoutFailed } from '../events.ts'
import { Why } from '../fields.ts'
import { payoutOf } from '../queries/subjects.ts'
import { movePayout } from './parts/move-payout.ts'

/** 10.10: it didn't go through: it is sent again, or dissolved. */
export const notePayoutError = useCase('earnings.note-payout-error', {
	input: z.object({ payoutId: Id, problem: Why, version: z.number().int().optional() }),
	output: z.object({ payoutId: z.string() }),
	subject: ({ db }, { payoutId }) => payoutOf(db, payoutId, 'for update'),
	may: owner,
	async run(acting, was, { payoutId, problem, version }) {
		const moving = { to: 'error' as const, event: payoutFailed, set: { problem }, version }
		return (await movePayout(acting, was, moving)) ?? ok({ payoutId })
	},
})
