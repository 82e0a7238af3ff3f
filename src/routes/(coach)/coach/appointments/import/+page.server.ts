import { agendaChoices } from '#features/appointments/queries/choices.ts'
import { importAppointments } from '#features/appointments/use-cases/import-appointments.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask }) => {
		const { timeZone } = await ask(agendaChoices, {})
		return { timeZone }
	},
	does: [importAppointments],
})
