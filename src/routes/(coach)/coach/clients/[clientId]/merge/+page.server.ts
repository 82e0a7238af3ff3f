import { listClients } from '#features/clients/queries/list-clients.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const head = await clientOfPage(page)
		// Whoever has the same surname is the likeliest second record.
		const q = head.client.lastName || head.client.firstName
		const { clients } = await page.ask(listClients, { q, state: 'all', limit: 10 })
		return { ...head, alike: clients.filter(({ id }) => id !== head.client.id) }
	},
	does: [thenGo(mergeClients, ({ clientId }) => `/coach/clients/${clientId}`)],
})
