import { ofClient } from '#features/appointments/queries/of-client.ts'
import { ofClient as bundlesOfClient } from '#features/bundles/queries/lists.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const { ask, url } = page
		const head = await clientOfPage(page)
		const when = url.searchParams.get('when') === 'past' ? ('past' as const) : ('upcoming' as const)
		const after = url.searchParams.get('after')
		const asked = { clientId: head.client.id, when, ...(after ? { after } : {}) }
		const offers =
			when === 'upcoming' ? await ask(bundlesOfClient, { clientId: head.client.id, limit: 6 }) : null
		return { ...head, when, sessions: await ask(ofClient, asked), offers }
	},
})
