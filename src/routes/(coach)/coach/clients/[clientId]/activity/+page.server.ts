import { clientActivity } from '#features/clients/queries/activity.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		const before = page.url.searchParams.get('before')
		const activity = await page.ask(clientActivity, {
			clientId: head.client.id,
			...(before ? { before } : {}),
		})
		return { ...head, ...activity }
	},
})
