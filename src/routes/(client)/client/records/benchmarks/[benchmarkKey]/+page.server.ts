import { benchmark } from '#features/records/queries/benchmark.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params, url }) => {
		const after = url.searchParams.get('after')
		const { benchmarkKey = '' } = params
		return { benchmark: await ask(benchmark, { benchmarkKey, ...(after ? { after } : {}) }) }
	},
})
