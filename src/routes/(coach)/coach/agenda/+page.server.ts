import { readAgendaAddress } from '#features/appointments/pages/agenda-address.ts'
import { agenda } from '#features/appointments/queries/agenda.ts'
import { agendaChoices } from '#features/appointments/queries/choices.ts'
import { types } from '#features/appointments/queries/types.ts'
import { editAppointment } from '#features/appointments/use-cases/edit-appointment.ts'
import { moveSeries } from '#features/appointments/use-cases/move-series.ts'
import { undoChange } from '#features/appointments/use-cases/undo-change.ts'
import { coachPage } from '#platform/http/doors.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { spanOf } from '#ui/calendar/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, now, actor }) => {
		const address = readAgendaAddress(url.searchParams)
		const today = dayOf(now, actor.timeZone)
		const date = address.date || today
		const { from, until } = spanOf(address.view, date)
		const { coaches } = await ask(agendaChoices, {})
		const me = coaches.some(({ id }) => id === actor.id) ? actor.id : null
		// A coach begins with their own days; who plans for others, with everybody's.
		const usual = actor.kind === 'staff' && actor.role === 'coach' && me ? [me] : []
		const shown = address.coaches.length === 0 ? usual : address.coaches.filter((each) => each !== 'all')
		const { types: kinds } = await ask(types, {})
		return {
			agenda: await ask(agenda, {
				...{ from, to: addDays(until, -1), coachIds: shown },
				...(address.type ? { typeId: address.type } : {}),
				...(address.status ? { status: [address.status] } : {}),
			}),
			...{ address, date, today, shown, me, coaches, timeZone: actor.timeZone },
			types: kinds.map(({ id, name }) => ({ id, name })),
		}
	},
	does: [editAppointment, moveSeries, undoChange],
})
