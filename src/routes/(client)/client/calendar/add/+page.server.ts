import { programsToSchedule } from '#features/calendars/queries/programs-to-schedule.ts'
import { dayAsked } from '#features/calendars/rules/day-asked.ts'
import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, now, actor }) => {
		const search = (url.searchParams.get('search') ?? '').slice(0, 120)
		const after = url.searchParams.get('after') || undefined
		return {
			on: dayAsked(url.searchParams.get('on'), dayOf(now, actor.timeZone)),
			search,
			found: await ask(programsToSchedule, { search, ...(after ? { after } : {}) }),
			clientId: null,
			clientName: null,
			calendars: [],
			calendarId: null,
			path: '/client/calendar',
		}
	},
	does: [
		thenGo(
			addWorkout,
			({ onDate, eventId }) => `/client/calendar?date=${onDate}&done=saved&event=${eventId}`,
		),
	],
})
