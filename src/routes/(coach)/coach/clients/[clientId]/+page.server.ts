import { inviteClient } from '#features/accounts/use-cases/invite-client.ts'
import { clientChoices } from '#features/clients/queries/choices.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { addToGroup } from '#features/clients/use-cases/add-to-group.ts'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { reactivateClients } from '#features/clients/use-cases/reactivate-clients.ts'
import { setCoaches } from '#features/clients/use-cases/set-coaches.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => ({ ...(await clientOfPage(page)), choices: await page.ask(clientChoices, {}) }),
	does: [archiveClients, reactivateClients, addToGroup, setCoaches, inviteClient],
})
