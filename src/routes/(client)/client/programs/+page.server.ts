import { myPrograms } from '#features/sharing/queries/my-programs.ts'
import { mine } from '#features/subscriptions/queries/mine.ts'
import { accept } from '#features/subscriptions/use-cases/accept.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const q = url.searchParams.get('q') ?? ''
		const after = url.searchParams.get('after')
		const shared = await ask(myPrograms, { q, ...(after ? { after } : {}) })
		return { q, ...shared, subscriptions: (await ask(mine, {})).subscriptions }
	},
	does: [accept],
})
