import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { requestDeclined } from '../events.ts'
import { Reason } from '../fields.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { keepAsItWas } from './parts/kept.ts'

/** A coach can't take the time that was asked for; the client is told, with the reason. */
export const declineRequest = useCase('appointments.decline-request', {
	input: z.object({ appointmentId: Id, reason: Reason.default('') }),
	output: z.object({ appointmentId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	async run(acting, was, { reason }) {
		const { db, now, emit, locale } = acting
		const [place] = was.places
		if (was.status !== 'requested' || !place) return refuse('appointments_answered')
		const { eventId } = await emit(requestDeclined, {
			clientId: place.clientId,
			subject: { type: 'appointment', id: was.id },
			after: { status: 'cancelled', reason },
			data: { appointmentId: was.id, clientId: place.clientId },
		})
		await keepAsItWas(acting, eventId, [was.id])
		const how = { status: 'cancelled', cancelled_at: now, cancelled_by: 'coach', cancel_reason: reason }
		await db
			.updateTable('appointment')
			.set({ ...how, sequence: was.sequence + 1, version: was.version + 1 })
			.where('id', '=', was.id)
			.execute()
		await db.updateTable('appointment_place').set(how).where('id', '=', place.id).execute()
		return ok({ appointmentId: was.id }, [
			{ kind: 'told', text: m.appointments_effect_declined({ name: place.clientName }, { locale }) },
		])
	},
})
