import { calendar } from '#features/calendars/queries/calendar.ts'
import { calendarAsked, dayAsked, doneAsked } from '#features/calendars/rules/day-asked.ts'
import { askedDays, viewOf } from '#features/calendars/rules/views.ts'
import { undoChange } from '#features/calendars/use-cases/undo-change.ts'
import { clientPage } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, now, actor }) => {
		const view = viewOf(url.searchParams.get('view'))
		const date = dayAsked(url.searchParams.get('date'), dayOf(now, actor.timeZone))
		const which = calendarAsked(url)
		return {
			calendar: await ask(calendar, { ...askedDays(view, date), ...which }),
			view,
			date,
			done: doneAsked(url),
		}
	},
	does: [undoChange],
})
