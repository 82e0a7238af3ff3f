import { log } from '#features/training/queries/log.ts'
import { m } from '#messages'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, locale }) => {
		const found = await ask(log, { logId: params.logId ?? '' })
		const href = `/coach/clients/${found.clientId}/training`
		return { log: found, back: { label: m.training_history({}, { locale }), href }, edit: null }
	},
})
