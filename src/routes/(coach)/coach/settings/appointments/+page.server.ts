import { settings } from '#features/appointments/queries/settings.ts'
import { changeAppointmentSettings } from '#features/appointments/use-cases/change-appointment-settings.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask }) => ({ settings: await ask(settings, {}) }),
	does: [changeAppointmentSettings],
})
