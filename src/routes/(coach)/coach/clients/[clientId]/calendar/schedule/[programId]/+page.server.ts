import { error } from '@sveltejs/kit'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { programsToSchedule } from '#features/calendars/queries/programs-to-schedule.ts'
import { calendarAsked, dayAsked } from '#features/calendars/rules/day-asked.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params, now, actor }) => {
		const clientId = params.clientId ?? ''
		const which = calendarAsked(url)
		const { programs } = await ask(programsToSchedule, {
			...{ clientId, ...which },
			programId: params.programId ?? '',
		})
		const [program] = programs
		if (!program) error(404, 'not_found')
		const on = dayAsked(url.searchParams.get('on'), dayOf(now, actor.timeZone))
		const { clientName } = await ask(calendar, { clientId, ...which, from: on, to: on })
		return { program, on, clientId, ...which, clientName, path: `/coach/clients/${clientId}/calendar` }
	},
	does: [
		thenGo(
			scheduleProgram,
			(placed) =>
				`/coach/clients/${placed.clientId}/calendar?calendar=${placed.calendarId}&date=${placed.startsOn}&done=scheduled&event=${placed.eventId}`,
		),
	],
})
