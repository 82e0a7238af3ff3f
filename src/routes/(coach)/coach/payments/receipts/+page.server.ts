import { redirect } from '@sveltejs/kit'
import { receipts } from '#features/receipts/queries/receipts.ts'
import { receiptsAsked } from '#features/receipts/rules/receipts-asked.ts'
import { issueReceipt } from '#features/receipts/use-cases/issue-receipt.ts'
import { coachPage } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, now, actor }) => {
		const { kind, ...asked } = receiptsAsked(url.searchParams)
		const list = await ask(receipts, { ...asked, ...(kind ? { kind } : {}) })
		// 11.5: whoever comes for one payment's receipt is led to it.
		if (asked.paymentId && list.receipts.length === 1)
			redirect(303, `/coach/payments/receipts/${list.receipts[0]?.id}`)
		return {
			list,
			asked: { ...asked, kind: kind ?? null },
			year: Number(dayOf(now, actor.timeZone).slice(0, 4)),
		}
	},
	does: [issueReceipt],
})
