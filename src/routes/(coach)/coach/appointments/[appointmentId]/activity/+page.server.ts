import { activity } from '#features/appointments/queries/activity.ts'
import { appointment } from '#features/appointments/queries/appointment.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, url, actor }) => {
		const appointmentId = params.appointmentId ?? ''
		const before = url.searchParams.get('before')
		const { id, title } = await ask(appointment, { appointmentId })
		return {
			appointment: { id, title },
			activity: await ask(activity, { appointmentId, ...(before ? { before } : {}) }),
			timeZone: actor.timeZone,
		}
	},
})
