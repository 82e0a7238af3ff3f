import { bookableTypes } from '#features/appointments/queries/bookable-types.ts'
import { openGroupSessions } from '#features/appointments/queries/open-group-sessions.ts'
import { sessionsAsked } from '#features/appointments/rules/address.ts'
import { joinAppointment } from '#features/appointments/use-cases/join-appointment.ts'
import { myBookingsWait } from '#features/payments/queries/overdue.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, now, actor }) => {
		const { done: _, ...page } = sessionsAsked(url)
		const { types } = await ask(bookableTypes, {})
		const { wait } = await ask(myBookingsWait, {})
		return { wait, types, groups: await ask(openGroupSessions, page), now, timeZone: actor.timeZone }
	},
	does: [thenGo(joinAppointment, ({ waiting }) => `/client/sessions?done=${waiting ? 'waiting' : 'joined'}`)],
})
