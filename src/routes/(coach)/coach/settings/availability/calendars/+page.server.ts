import { calendars } from '#features/availability/queries/calendars.ts'
import { whoseHours } from '#features/availability/queries/whose.ts'
import { addCalendar } from '#features/availability/use-cases/add-calendar.ts'
import { refreshCalendar } from '#features/availability/use-cases/refresh-calendar.ts'
import { removeCalendar } from '#features/availability/use-cases/remove-calendar.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	async load({ ask, actor, url, locale, now }) {
		const { coaches, coachId } = await whoseHours(ask, url)
		const around = { coaches, coachId, role: actor.kind === 'staff' ? actor.role : 'coach', locale, now }
		return { ...around, calendars: coachId === null ? null : (await ask(calendars, { coachId })).calendars }
	},
	does: [addCalendar, refreshCalendar, removeCalendar],
})
