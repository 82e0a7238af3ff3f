import { calendar } from '#features/calendars/queries/calendar.ts'
import { calendarAsked, dayAsked, doneAsked } from '#features/calendars/rules/day-asked.ts'
import { copyWorkouts } from '#features/calendars/use-cases/copy-workouts.ts'
import { moveWorkouts } from '#features/calendars/use-cases/move-workouts.ts'
import { undoChange } from '#features/calendars/use-cases/undo-change.ts'
import { clientOfPage } from '#features/clients/transfers/client-page.ts'
import { coachPage } from '#platform/http/doors.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { spanOf } from '#ui/calendar/days.ts'

const views = ['month', 'week', 'day', 'list'] as const

export const { load, actions } = coachPage({
	load: async (page) => {
		const { ask, url, now, actor } = page
		const head = await clientOfPage(page)
		const asked = url.searchParams.get('view')
		const view = views.find((each) => each === asked) ?? 'month'
		const date = dayAsked(url.searchParams.get('date'), dayOf(now, actor.timeZone))
		const { from, until } = spanOf(view, date)
		// A week around the day, for copying it whole, also where only a day is shown.
		const days = { from: min(from, addDays(date, -6)), to: max(addDays(until, -1), addDays(date, 6)) }
		return {
			...head,
			calendar: await ask(calendar, { clientId: head.client.id, ...calendarAsked(url), ...days }),
			mayWrite: head.isCoach,
			view,
			date,
			done: doneAsked(url),
		}
	},
	does: [moveWorkouts, copyWorkouts, undoChange],
})

const min = (one: string, other: string) => (one < other ? one : other)
const max = (one: string, other: string) => (one > other ? one : other)
