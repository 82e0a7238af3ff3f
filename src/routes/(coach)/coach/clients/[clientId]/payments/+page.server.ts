import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { ofClient } from '#features/payments/queries/of-client.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		const after = page.url.searchParams.get('after')
		return {
			...head,
			owed: await page.ask(ofClient, { clientId: head.client.id, ...(after ? { after } : {}) }),
		}
	},
})
