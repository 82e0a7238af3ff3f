import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { paymentNoted } from '../events.ts'
import { coachOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'

/** 7.3: the coach notes how a client's place stands: money that changed hands outside Touchline. Assistants see no money (1.3). */
export const notePayment = useCase('appointments.note-payment', {
	input: z.object({
		appointmentId: Id,
		clientId: Id,
		payment: z.enum(['pending', 'part_paid', 'paid', 'refunded', 'waived']),
	}),
	output: z.object({ appointmentId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: coachOfAppointment,
	async run({ db, emit }, was, { clientId, payment }) {
		const place = was.places.find((each) => each.clientId === clientId)
		if (!place) return refuse('not_found')
		if (place.payment === 'none') return refuse('appointments_free', {}, 'payment')
		if (place.payment === payment) return ok({ appointmentId: was.id })
		await db.updateTable('appointment_place').set({ payment }).where('id', '=', place.id).execute()
		await emit(paymentNoted, {
			clientId,
			subject: { type: 'appointment', id: was.id },
			before: { payment: place.payment },
			after: { payment },
			data: { appointmentId: was.id, placeId: place.id, clientId },
		})
		return ok({ appointmentId: was.id })
	},
})
