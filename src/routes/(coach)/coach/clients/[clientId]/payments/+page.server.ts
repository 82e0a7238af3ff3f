import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { ofClient as feesOfClient } from '#features/fees/queries/of-client.ts'
import { makeFee } from '#features/fees/use-cases/make-fee.ts'
import { ofClient } from '#features/payments/queries/of-client.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		const after = page.url.searchParams.get('after')
		return {
			...head,
			regular: await page.ask(feesOfClient, { clientId: head.client.id }),
			owed: await page.ask(ofClient, { clientId: head.client.id, ...(after ? { after } : {}) }),
		}
	},
	does: [makeFee],
})
