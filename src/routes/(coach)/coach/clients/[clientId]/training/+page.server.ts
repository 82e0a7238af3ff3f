import { compliance } from '#features/training/queries/compliance.ts'
import { history } from '#features/training/queries/history.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params }) => {
		const clientId = params.clientId ?? ''
		const after = url.searchParams.get('after')
		return {
			history: await ask(history, { clientId, ...(after ? { after } : {}) }),
			compliance: await ask(compliance, { clientId, weeks: 12 }),
		}
	},
})
