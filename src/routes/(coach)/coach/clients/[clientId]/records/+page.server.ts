import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { benchmarks } from '#features/records/queries/benchmarks.ts'
import { exercises } from '#features/records/queries/exercises.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async (page) => {
		const { ask, url } = page
		const head = await clientOfPage(page)
		const q = url.searchParams.get('q') ?? ''
		const after = url.searchParams.get('after')
		const clientId = head.client.id
		const first = q === '' && !after
		return {
			...{ ...head, q },
			list: await ask(exercises, { clientId, q, ...(after ? { after } : {}) }),
			benchmarks: first ? (await ask(benchmarks, { clientId })).benchmarks : [],
		}
	},
})
