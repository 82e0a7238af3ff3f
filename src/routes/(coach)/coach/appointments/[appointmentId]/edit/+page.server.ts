import { appointment } from '#features/appointments/queries/appointment.ts'
import { agendaChoices } from '#features/appointments/queries/choices.ts'
import { editAppointment } from '#features/appointments/use-cases/edit-appointment.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, actor }) => {
		const seen = await ask(appointment, { appointmentId: params.appointmentId ?? '' })
		const { coaches } = await ask(agendaChoices, {})
		return {
			appointment: seen,
			coaches,
			forAll: actor.kind === 'staff' && actor.role !== 'coach',
			money: seen.privateNotes !== null,
		}
	},
	does: [
		thenGo(editAppointment, ({ appointmentId, eventId }) =>
			eventId
				? `/coach/appointments/${appointmentId}?done=saved&event=${eventId}`
				: `/coach/appointments/${appointmentId}`,
		),
	],
})
