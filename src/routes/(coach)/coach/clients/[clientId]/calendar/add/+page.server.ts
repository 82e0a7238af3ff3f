import { calendar } from '#features/calendars/queries/calendar.ts'
import { programsToSchedule } from '#features/calendars/queries/programs-to-schedule.ts'
import { calendarAsked, dayAsked } from '#features/calendars/rules/day-asked.ts'
import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params, now, actor }) => {
		const clientId = params.clientId ?? ''
		const search = (url.searchParams.get('search') ?? '').slice(0, 120)
		const after = url.searchParams.get('after') || undefined
		const on = dayAsked(url.searchParams.get('on'), dayOf(now, actor.timeZone))
		const which = calendarAsked(url)
		const { clientName, calendars } = await ask(calendar, { clientId, ...which, from: on, to: on })
		return {
			on,
			search,
			found: await ask(programsToSchedule, { clientId, ...which, search, ...(after ? { after } : {}) }),
			clientId,
			clientName,
			calendars,
			calendarId: which.calendarId ?? null,
			path: `/coach/clients/${clientId}/calendar`,
		}
	},
	does: [
		thenGo(
			addWorkout,
			(added) => `/coach/clients/${added.clientId}/workouts/${added.workoutId}?event=${added.eventId}`,
		),
	],
})
