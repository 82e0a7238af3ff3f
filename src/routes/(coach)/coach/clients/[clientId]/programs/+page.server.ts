import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { invitablePrograms } from '#features/subscriptions/queries/invitable-programs.ts'
import { list } from '#features/subscriptions/queries/list.ts'
import { invite } from '#features/subscriptions/use-cases/invite.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const { ask, url } = page
		const head = await clientOfPage(page)
		const clientId = head.client.id
		const after = url.searchParams.get('after')
		return {
			...head,
			list: await ask(list, { clientId, ...(after ? { after } : {}) }),
			programs: (await ask(invitablePrograms, { clientId })).programs,
		}
	},
	does: [invite],
})
