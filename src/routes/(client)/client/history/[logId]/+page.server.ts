import { recordings } from '#features/imports/queries/recordings.ts'
import { log } from '#features/training/queries/log.ts'
import { m } from '#messages'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params, locale }) => {
		const found = await ask(log, { logId: params.logId ?? '' })
		return {
			log: found,
			recorded: await ask(recordings, { clientId: found.clientId, logId: found.id }),
			back: { label: m.training_history({}, { locale }), href: '/client/history' },
			edit: found.workoutId ? `/client/workouts/${found.workoutId}` : null,
		}
	},
})
