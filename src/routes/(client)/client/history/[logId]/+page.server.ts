import { log } from '#features/training/queries/log.ts'
import { m } from '#messages'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params, locale }) => {
		const found = await ask(log, { logId: params.logId ?? '' })
		return {
			log: found,
			back: { label: m.training_history({}, { locale }), href: '/client/history' },
			edit: found.workoutId ? `/client/workouts/${found.workoutId}` : null,
		}
	},
})
