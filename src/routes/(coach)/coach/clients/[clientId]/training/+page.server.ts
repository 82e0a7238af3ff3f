import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { history } from '#features/training/queries/history.ts'
import { weeks } from '#features/training/queries/weeks.ts'
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
			weeks: await ask(weeks, { clientId }),
			volume: page.url.searchParams.get('volume'),
		}
	},
})
