import { receipt } from '#features/receipts/queries/receipt.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params }) => ({ view: await ask(receipt, { receiptId: params.receiptId ?? '' }) }),
})
