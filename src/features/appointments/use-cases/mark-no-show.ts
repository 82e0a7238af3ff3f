import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { clientMissed } from '../events.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { keepAsItWas } from './parts/kept.ts'
import { settleAppointments } from './parts/owed.ts'

/** 7.3: a client did not come. Where it was theirs alone the appointment itself is a no-show. */
export const markNoShow = useCase('appointments.mark-no-show', {
	input: z.object({ appointmentId: Id, clientId: Id }),
	output: z.object({ appointmentId: z.string(), eventId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	async run(acting, was, { clientId }) {
		const { db, now, emit } = acting
		const place = was.places.find((each) => each.clientId === clientId)
		if (!place) return refuse('not_found')
		if (place.status !== 'booked' && place.status !== 'completed') return refuse('appointments_over')
		if (was.starts_at > now) return refuse('appointments_not_begun')
		const { eventId } = await emit(clientMissed, {
			clientId,
			subject: { type: 'appointment', id: was.id },
			before: { status: place.status },
			after: { status: 'no_show' },
			data: { appointmentId: was.id, placeId: place.id, clientId },
		})
		await keepAsItWas(acting, eventId, [was.id])
		await db.updateTable('appointment_place').set({ status: 'no_show' }).where('id', '=', place.id).execute()
		const alone = was.capacity === 1 ? { status: 'no_show', finished_at: now } : {}
		await db
			.updateTable('appointment')
			.set({ ...alone, version: was.version + 1 })
			.where('id', '=', was.id)
			.execute()
		await settleAppointments(acting, [was.id])
		return ok({ appointmentId: was.id, eventId })
	},
})
