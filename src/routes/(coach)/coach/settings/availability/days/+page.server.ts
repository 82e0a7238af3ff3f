import { days } from '#features/availability/queries/days.ts'
import { whoseHours } from '#features/availability/queries/whose.ts'
import { addDayOff } from '#features/availability/use-cases/add-day-off.ts'
import { addHolidays } from '#features/availability/use-cases/add-holidays.ts'
import { removeDayOff } from '#features/availability/use-cases/remove-day-off.ts'
import { removeSpecialDay } from '#features/availability/use-cases/remove-special-day.ts'
import { setSpecialDay } from '#features/availability/use-cases/set-special-day.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	async load({ ask, actor, url, locale }) {
		const { coaches, coachId } = await whoseHours(ask, url)
		const around = { coaches, coachId, role: actor.kind === 'staff' ? actor.role : 'coach', locale }
		return { ...around, days: coachId === null ? null : await ask(days, { coachId }) }
	},
	does: [setSpecialDay, removeSpecialDay, addDayOff, removeDayOff, addHolidays],
})
