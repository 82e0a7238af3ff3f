import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: clientOfPage,
	does: [thenGo(deleteClient, () => '/coach/clients')],
})
