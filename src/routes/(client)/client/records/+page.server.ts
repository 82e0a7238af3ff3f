import { exercises } from '#features/records/queries/exercises.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const q = url.searchParams.get('q') ?? ''
		const after = url.searchParams.get('after')
		return { q, list: await ask(exercises, { q, ...(after ? { after } : {}) }) }
	},
})
