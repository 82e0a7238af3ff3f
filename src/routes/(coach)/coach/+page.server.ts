import { coachToday } from '#features/training/queries/coach-today.ts'
import { compliance } from '#features/training/queries/compliance.ts'
import { needsTrainingBelowDays } from '#features/training/rules/compliance.ts'
import { coachPage } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, now, actor }) => {
		const today = dayOf(now, actor.timeZone)
		// Training is health-related: an assistant's home shows the day only (1.3).
		if (actor.kind === 'staff' && actor.role === 'assistant')
			return { today, day: null, needs: null, compliance: null }
		const paged = (name: string) => {
			const after = url.searchParams.get(name)
			return after ? { after } : {}
		}
		return {
			today,
			day: await ask(coachToday, {}),
			needs: await ask(compliance, { weeks: 1, daysAheadBelow: needsTrainingBelowDays, ...paged('needs') }),
			compliance: await ask(compliance, { weeks: 4, ...paged('after') }),
		}
	},
})
