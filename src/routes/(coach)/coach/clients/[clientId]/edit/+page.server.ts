import { clientChoices } from '#features/clients/queries/choices.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { editClient } from '#features/clients/use-cases/edit-client.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => ({ ...(await clientOfPage(page)), choices: await page.ask(clientChoices, {}) }),
	does: [thenGo(editClient, ({ clientId }) => `/coach/clients/${clientId}`)],
})
