import { clientChoices } from '#features/clients/queries/choices.ts'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => ({ choices: await ask(clientChoices, {}), me: actor.id ?? '' }),
	does: [thenGo(createClient, ({ clientId }) => `/coach/clients/${clientId}`)],
})
