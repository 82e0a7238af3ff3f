import { paymentRecorded, paymentReversed, refundRecorded } from '#features/payments/events.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { checkSigner } from './use-cases/parts/book.ts'
import { issueFor } from './use-cases/parts/issue.ts'

/** All three say the same: something about the money of one thing has changed. What is lacking is found out there. */
const issue = async (
	{ db, now, emit }: Reacting,
	event: Happened<{ obligationId: string }>,
): Promise<void> => {
	await issueFor(
		{ db, now, studioId: event.studioId, emit, sign: await checkSigner() },
		event.data.obligationId,
	)
}

/** Deliveries are at least once and in no order; the documents are the same after any of them (I17, I19). */
export const receiptReactions = [
	reaction('receipts.issue-when-paid', paymentRecorded, issue),
	reaction('receipts.issue-when-refunded', refundRecorded, issue),
	reaction('receipts.issue-when-reversed', paymentReversed, issue),
]
