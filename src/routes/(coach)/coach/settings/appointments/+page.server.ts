import { settings } from '#features/appointments/queries/settings.ts'
import { changeAppointmentSettings } from '#features/appointments/use-cases/change-appointment-settings.ts'
import { coachPage } from '#platform/http/doors.ts'
import { NotFound } from '#platform/perform.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => {
		if (actor.kind !== 'staff' || actor.role !== 'owner') throw new NotFound()
		return { settings: await ask(settings, {}) }
	},
	does: [changeAppointmentSettings],
})
