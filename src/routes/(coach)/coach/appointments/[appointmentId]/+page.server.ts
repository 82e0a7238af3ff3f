import { appointment } from '#features/appointments/queries/appointment.ts'
import { mailLog } from '#features/appointments/queries/mail-log.ts'
import { addClient } from '#features/appointments/use-cases/add-client.ts'
import { addLink } from '#features/appointments/use-cases/add-link.ts'
import { approveRequest } from '#features/appointments/use-cases/approve-request.ts'
import { cancelAppointment } from '#features/appointments/use-cases/cancel-appointment.ts'
import { cancelPlace } from '#features/appointments/use-cases/cancel-place.ts'
import { cancelSeries } from '#features/appointments/use-cases/cancel-series.ts'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { declineRequest } from '#features/appointments/use-cases/decline-request.ts'
import { editAppointment } from '#features/appointments/use-cases/edit-appointment.ts'
import { giveCreditBack } from '#features/appointments/use-cases/give-credit-back.ts'
import { giveFeedback } from '#features/appointments/use-cases/give-feedback.ts'
import { markNoShow } from '#features/appointments/use-cases/mark-no-show.ts'
import { moveSeries } from '#features/appointments/use-cases/move-series.ts'
import { notifyClients } from '#features/appointments/use-cases/notify-clients.ts'
import { removeDocument } from '#features/appointments/use-cases/remove-document.ts'
import { removeLink } from '#features/appointments/use-cases/remove-link.ts'
import { undoChange } from '#features/appointments/use-cases/undo-change.ts'
import { partOfBundle } from '#features/bundles/queries/part-of.ts'
import { doneAsked } from '#features/calendars/rules/day-asked.ts'
import { refusedBefore } from '#features/clients/transfers/refused-before.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, url, now, actor }) => {
		const appointmentId = params.appointmentId ?? ''
		const after = url.searchParams.get('mails')
		const seen = await ask(appointment, { appointmentId })
		return {
			appointment: seen,
			...(await ask(partOfBundle, { appointmentId })),
			mails: await ask(mailLog, { appointmentId, ...(after ? { after } : {}) }),
			begun: new Date(seen.startsAt) <= now,
			over: new Date(seen.endsAt) <= now,
			timeZone: actor.timeZone,
			refused: refusedBefore({ url, locale: actor.locale }),
			done: doneAsked(url),
		}
	},
	does: [
		...[approveRequest, declineRequest, completeAppointment, markNoShow, notifyClients],
		...[cancelAppointment, cancelSeries, cancelPlace, addClient, addLink, removeLink, removeDocument],
		...[editAppointment, moveSeries, undoChange, giveCreditBack, giveFeedback],
	],
})
