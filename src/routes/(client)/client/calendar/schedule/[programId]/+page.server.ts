import { error } from '@sveltejs/kit'
import { programsToSchedule } from '#features/calendars/queries/programs-to-schedule.ts'
import { dayAsked } from '#features/calendars/rules/day-asked.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, params, now, actor }) => {
		const { programs } = await ask(programsToSchedule, { programId: params.programId ?? '' })
		const [program] = programs
		if (!program) error(404, 'not_found')
		const on = dayAsked(url.searchParams.get('on'), dayOf(now, actor.timeZone))
		return { program, on, clientId: null, clientName: null, path: '/client/calendar' }
	},
	does: [
		thenGo(
			scheduleProgram,
			({ startsOn, eventId }) => `/client/calendar?date=${startsOn}&done=scheduled&event=${eventId}`,
		),
	],
})
