import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { receiptOf } from '../queries/subjects.ts'
import type { Frozen } from '../rules/content.ts'
import { checkSigner } from './parts/book.ts'
import { issueAnew } from './parts/issue.ts'

/**
 * 52: a receipt is never changed. One that says what isn't so any more (the session moved, a name was misspelt, a number was missing) is
 * taken back by a credit note, and a new one says everything as it stands now. No money moves.
 */
export const correctReceipt = useCase('receipts.correct-receipt', {
	input: z.object({ receiptId: Id }),
	output: z.object({ receiptId: z.string() }),
	subject: ({ db }, { receiptId }) => receiptOf(db, receiptId),
	may: coachOfObligation,
	conflicts: { receipt_corrects_too_much: 'receipts_corrected' },
	before: checkSigner,
	async run({ db, now, emit, actor, locale }, was, _, sign) {
		if (was.kind === 'credit_note') return refuse('receipts_not_a_receipt')
		if (was.corrected) return refuse('receipts_corrected')
		const issuing = { db, now, emit, sign, studioId: actor.studioId as string }
		const receiptId = await issueAnew(issuing, was.obligation_id, was.id)
		const { number } = JSON.parse(was.content) as Frozen
		return ok({ receiptId }, [
			{ kind: 'goes', text: m.receipts_effect_taken_back({ number }, { locale }) },
			{ kind: 'comes', text: m.receipts_effect_anew({}, { locale }) },
			{ kind: 'note', text: m.receipts_effect_no_money({}, { locale }) },
		])
	},
})
