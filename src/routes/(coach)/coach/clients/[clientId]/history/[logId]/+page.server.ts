import { recordings } from '#features/imports/queries/recordings.ts'
import { log } from '#features/training/queries/log.ts'
import { m } from '#messages'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, locale }) => {
		const found = await ask(log, { logId: params.logId ?? '' })
		const href = `/coach/clients/${found.clientId}/training`
		const recorded = await ask(recordings, { clientId: found.clientId, logId: found.id })
		return { log: found, recorded, back: { label: m.training_history({}, { locale }), href }, edit: null }
	},
})
