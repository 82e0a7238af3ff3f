import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { appointmentCancelled } from '../events.ts'
import { Reason } from '../fields.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { freeTime } from './parts/coach-time.ts'
import { nobodyTold } from './parts/effects.ts'
import { keepAsItWas } from './parts/kept.ts'

/** 7.5: staff call an appointment off, for everyone who has a place. Clients of an upcoming one are told by themselves. */
export const cancelAppointment = useCase('appointments.cancel-appointment', {
	input: z.object({ appointmentId: Id, reason: Reason.default('') }),
	output: z.object({ appointmentId: z.string(), eventId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	async run(acting, was, { reason }) {
		const { db, now, emit, locale } = acting
		if (was.status === 'cancelled') return refuse('appointments_cancelled')
		if (was.status !== 'booked' && was.status !== 'requested') return refuse('appointments_over')
		const places = was.places.filter(({ status }) => ['requested', 'booked', 'waiting'].includes(status))
		const { eventId } = await emit(appointmentCancelled, {
			clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id: was.id },
			before: { status: was.status },
			after: { status: 'cancelled', reason },
			data: { appointmentId: was.id, by: 'coach', placeIds: places.map(({ id }) => id) },
		})
		await keepAsItWas(acting, eventId, [was.id])
		const how = { status: 'cancelled', cancelled_at: now, cancelled_by: 'coach', cancel_reason: reason }
		await db
			.updateTable('appointment')
			.set({ ...how, sequence: was.sequence + 1, version: was.version + 1 })
			.where('id', '=', was.id)
			.execute()
		await db
			.updateTable('appointment_place')
			.set({ ...how, seat: null, waiting_since: null })
			.where('appointment_id', '=', was.id)
			.where('status', 'in', ['requested', 'booked', 'waiting'])
			.execute()
		await freeTime(db, [was.id])
		const goes: EffectLine = {
			kind: 'goes',
			text: m.appointments_effect_cancelled({ title: was.title }, { locale }),
		}
		const told: EffectLine[] =
			was.starts_at > now && places.length > 0
				? places.map(({ clientName: name }) => ({
						kind: 'told',
						text: m.appointments_effect_told_cancelled({ name }, { locale }),
					}))
				: [nobodyTold(locale)]
		return ok({ appointmentId: was.id, eventId }, [goes, ...told])
	},
})
