import { benchmark } from '#features/records/queries/benchmark.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, url }) => {
		const after = url.searchParams.get('after')
		const { clientId, benchmarkKey = '' } = params
		return { benchmark: await ask(benchmark, { clientId, benchmarkKey, ...(after ? { after } : {}) }) }
	},
})
