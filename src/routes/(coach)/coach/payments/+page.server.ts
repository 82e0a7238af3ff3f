import { unpaid } from '#features/payments/queries/unpaid.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, actor }) => {
		const over = url.searchParams.get('when') !== 'all'
		const after = url.searchParams.get('after')
		return {
			over,
			unpaid: await ask(unpaid, { over, ...(after ? { after } : {}) }),
			timeZone: actor.timeZone,
		}
	},
})
