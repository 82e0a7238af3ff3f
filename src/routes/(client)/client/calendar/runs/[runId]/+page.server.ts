import { run } from '#features/calendars/queries/run.ts'
import { moveRun } from '#features/calendars/use-cases/move-run.ts'
import { removeRun } from '#features/calendars/use-cases/remove-run.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params }) => {
		const found = await ask(run, { runId: params.runId ?? '' })
		return { run: found, mayMove: found.scheduledBy === 'client', clientName: null, path: '/client/calendar' }
	},
	does: [
		thenGo(removeRun, ({ eventId }) => `/client/calendar?done=removed&event=${eventId}`),
		thenGo(
			moveRun,
			({ startsOn, eventId }) => `/client/calendar?date=${startsOn}&done=moved&event=${eventId}`,
		),
	],
})
