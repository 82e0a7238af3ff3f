import { toComplete } from '#features/appointments/queries/to-complete.ts'
import { completeAppointments } from '#features/appointments/use-cases/complete-appointments.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, actor }) => {
		const after = url.searchParams.get('after')
		return { ...(await ask(toComplete, after ? { after } : {})), timeZone: actor.timeZone }
	},
	does: [completeAppointments],
})
