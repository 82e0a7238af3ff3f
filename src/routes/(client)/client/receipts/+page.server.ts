import { redirect } from '@sveltejs/kit'
import { myReceipts } from '#features/receipts/queries/receipts.ts'
import { receiptsAsked } from '#features/receipts/rules/receipts-asked.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const { paymentId, obligationId, after } = receiptsAsked(url.searchParams)
		const one = { ...(paymentId ? { paymentId } : {}), ...(obligationId ? { obligationId } : {}) }
		const list = await ask(myReceipts, { ...one, ...(after ? { after } : {}) })
		const [only] = list.receipts
		// 11.5: whoever comes for the receipt of what they paid is led to it.
		if ((paymentId || obligationId) && only && list.receipts.length === 1)
			redirect(303, `/client/receipts/${only.id}`)
		return { list, one: Boolean(paymentId || obligationId) }
	},
})
