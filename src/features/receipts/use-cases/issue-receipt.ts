import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { paymentOf } from '../queries/subjects.ts'
import { checkSigner } from './parts/book.ts'
import { issueFor } from './parts/issue.ts'

/**
 * Issues by hand what should be there already, or never was: payments from before this studio had receipts. What has its documents gets
 * none twice.
 */
export const issueReceipt = useCase('receipts.issue-receipt', {
	input: z.object({ paymentId: Id }),
	output: z.object({ receiptIds: z.array(z.string()) }),
	subject: ({ db }, { paymentId }) => paymentOf(db, paymentId),
	may: coachOfObligation,
	before: checkSigner,
	async run({ db, now, emit, actor }, { obligation_id }, _, sign) {
		const receiptIds = await issueFor(
			{ db, now, emit, sign, studioId: actor.studioId as string },
			obligation_id,
		)
		return receiptIds.length === 0 ? refuse('receipts_nothing_lacks') : ok({ receiptIds })
	},
})
