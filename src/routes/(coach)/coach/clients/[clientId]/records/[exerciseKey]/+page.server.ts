import { exercise } from '#features/records/queries/exercise.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, url }) => {
		const after = url.searchParams.get('after')
		const { clientId, exerciseKey = '' } = params
		return {
			exercise: await ask(exercise, { clientId, exerciseKey, ...(after ? { after } : {}) }),
			chart: url.searchParams.get('chart'),
		}
	},
})
