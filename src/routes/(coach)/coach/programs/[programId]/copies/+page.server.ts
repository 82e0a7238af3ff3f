import { runningCopies } from '#features/calendars/queries/running-copies.ts'
import { propagateProgramChanges } from '#features/calendars/use-cases/propagate-program-changes.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params }) => {
		const after = url.searchParams.get('after')
		const programId = params.programId ?? ''
		return { copies: await ask(runningCopies, { programId, ...(after ? { after } : {}) }) }
	},
	does: [propagateProgramChanges],
})
