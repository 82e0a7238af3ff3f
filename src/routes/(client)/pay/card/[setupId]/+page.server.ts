import { lookAtMySetup } from '#features/charges/looking/look-as-client.ts'
import { mySetup } from '#features/charges/queries/setups.ts'
import { clientPage, enter } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	as: async (event) => {
		const actor = enter(event, 'client')
		await lookAtMySetup(actor, event.params.setupId ?? '')
		return actor
	},
	load: async ({ ask, params, url }) => ({
		setup: await ask(mySetup, { setupId: params.setupId ?? '' }),
		going: url.searchParams.has('go'),
	}),
})
