import { benchmarks } from '#features/records/queries/benchmarks.ts'
import { exercises } from '#features/records/queries/exercises.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const q = url.searchParams.get('q') ?? ''
		const after = url.searchParams.get('after')
		const first = q === '' && !after
		return {
			q,
			list: await ask(exercises, { q, ...(after ? { after } : {}) }),
			benchmarks: first ? (await ask(benchmarks, {})).benchmarks : [],
		}
	},
})
