import { week } from '#features/calendars/queries/week.ts'
import { calendarAsked, dayAsked } from '#features/calendars/rules/day-asked.ts'
import { saveWeek } from '#features/calendars/use-cases/save-week.ts'
import { coachPage } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params, now, actor }) => {
		const date = dayAsked(url.searchParams.get('date'), dayOf(now, actor.timeZone))
		return {
			week: await ask(week, { clientId: params.clientId ?? '', ...calendarAsked(url), date }),
			me: actor.id ?? '',
		}
	},
	does: [saveWeek],
})
