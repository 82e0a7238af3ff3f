import { history } from '#features/training/queries/history.ts'
import { weeks } from '#features/training/queries/weeks.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const after = url.searchParams.get('after')
		return {
			history: await ask(history, after ? { after } : {}),
			weeks: after ? null : await ask(weeks, {}),
			volume: url.searchParams.get('volume'),
		}
	},
})
