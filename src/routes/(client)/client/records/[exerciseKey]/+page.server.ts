import { exercise } from '#features/records/queries/exercise.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params, url }) => {
		const after = url.searchParams.get('after')
		const exerciseKey = params.exerciseKey ?? ''
		return {
			exercise: await ask(exercise, { exerciseKey, ...(after ? { after } : {}) }),
			chart: url.searchParams.get('chart'),
		}
	},
})
