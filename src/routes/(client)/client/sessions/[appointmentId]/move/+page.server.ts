import { ownTimesToMove } from '#features/appointments/queries/moving.ts'
import { timesAsked, timesShown } from '#features/appointments/rules/times-asked.ts'
import { moveOwnAppointment } from '#features/appointments/use-cases/move-own-appointment.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, params, now, actor }) => {
		const today = dayOf(now, actor.timeZone)
		const asked = timesAsked(url.searchParams, today)
		const appointmentId = params.appointmentId ?? ''
		const found = await ask(ownTimesToMove, { appointmentId, from: asked.from, to: asked.to })
		const { session, decision, timeZone, weekStartsOn } = found
		return { session, decision, timeZone, weekStartsOn, now, shown: timesShown(asked, found, today) }
	},
	does: [thenGo(moveOwnAppointment, () => '/client/sessions?done=moved')],
})
