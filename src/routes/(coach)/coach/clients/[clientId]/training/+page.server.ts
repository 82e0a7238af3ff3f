import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { compliance } from '#features/training/queries/compliance.ts'
import { history } from '#features/training/queries/history.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const { ask } = page
		const head = await clientOfPage(page)
		const clientId = head.client.id
		const after = page.url.searchParams.get('after')
		return {
			...head,
			history: await ask(history, { clientId, ...(after ? { after } : {}) }),
			compliance: await ask(compliance, { clientId, weeks: 12 }),
		}
	},
})
