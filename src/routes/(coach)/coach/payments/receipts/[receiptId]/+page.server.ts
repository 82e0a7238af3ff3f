import { receipt } from '#features/receipts/queries/receipt.ts'
import { correctReceipt } from '#features/receipts/use-cases/correct-receipt.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params }) => ({ view: await ask(receipt, { receiptId: params.receiptId ?? '' }) }),
	does: [thenGo(correctReceipt, ({ receiptId }) => `/coach/payments/receipts/${receiptId}`)],
})
