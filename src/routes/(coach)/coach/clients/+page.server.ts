import { asFilters, readAddress } from '#features/clients/pages/list-address.ts'
import { clientChoices } from '#features/clients/queries/choices.ts'
import { countClients } from '#features/clients/queries/count-clients.ts'
import { listClients } from '#features/clients/queries/list-clients.ts'
import { addToGroup } from '#features/clients/use-cases/add-to-group.ts'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { reactivateClients } from '#features/clients/use-cases/reactivate-clients.ts'
import { tagClients } from '#features/clients/use-cases/tag-clients.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, actor }) => {
		const address = readAddress(url.searchParams)
		const { state: _, ...counted } = asFilters(address)
		const { after } = address
		return {
			address,
			...(await ask(listClients, { ...asFilters(address), ...(after ? { after } : {}) })),
			counts: await ask(countClients, counted),
			choices: await ask(clientChoices, {}),
			mayEdit: actor.kind === 'staff' && actor.role !== 'assistant',
		}
	},
	does: [archiveClients, reactivateClients, addToGroup, tagClients],
})
