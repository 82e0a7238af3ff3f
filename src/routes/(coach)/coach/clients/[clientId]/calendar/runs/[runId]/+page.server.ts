import { run } from '#features/calendars/queries/run.ts'
import { moveRun } from '#features/calendars/use-cases/move-run.ts'
import { removeRun } from '#features/calendars/use-cases/remove-run.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params }) => {
		const found = await ask(run, { runId: params.runId ?? '' })
		const path = `/coach/clients/${found.clientId}/calendar`
		return { run: found, mayMove: true, clientName: found.clientName, path }
	},
	does: [
		thenGo(
			removeRun,
			({ clientId, eventId }) => `/coach/clients/${clientId}/calendar?done=removed&event=${eventId}`,
		),
		thenGo(
			moveRun,
			(moved) =>
				`/coach/clients/${moved.clientId}/calendar?date=${moved.startsOn}&done=moved&event=${moved.eventId}`,
		),
	],
})
