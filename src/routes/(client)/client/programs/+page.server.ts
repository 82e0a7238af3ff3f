import { myPrograms } from '#features/sharing/queries/my-programs.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const q = url.searchParams.get('q') ?? ''
		const after = url.searchParams.get('after')
		return { q, ...(await ask(myPrograms, { q, ...(after ? { after } : {}) })) }
	},
})
