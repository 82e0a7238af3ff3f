import { times } from '#features/appointments/queries/times.ts'
import { timesAsked, timesShown } from '#features/appointments/rules/times-asked.ts'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { myBookingsWait } from '#features/payments/queries/overdue.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, params, now, actor }) => {
		const today = dayOf(now, actor.timeZone)
		const asked = timesAsked(url.searchParams, today)
		const { from, to, coachId } = asked
		const given = { typeId: params.typeId ?? '', from, to, ...(coachId ? { coachId } : {}) }
		const { type, studioZone, weekStartsOn, ...found } = await ask(times, given)
		const shown = timesShown(asked, found, today)
		const { wait } = await ask(myBookingsWait, {})
		return { wait, type, shown, coachId, studioZone, weekStartsOn, timeZone: actor.timeZone }
	},
	does: [thenGo(bookAppointment, ({ request }) => `/client/sessions?done=${request ? 'asked' : 'booked'}`)],
})
