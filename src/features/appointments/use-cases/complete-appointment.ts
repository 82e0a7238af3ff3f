import { z } from 'zod'
import { followCompleted, lockEnrolments } from '#features/renewals/use-cases/parts/completed.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { appointmentCompleted } from '../events.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { keepAsItWas } from './parts/kept.ts'
import { settleAppointments } from './parts/owed.ts'

/** 7.3: it took place. Once: completing again, or at the same time, changes nothing more (10.8). Clients marked missed stay so. A session may follow it (10.3). */
export const completeAppointment = useCase('appointments.complete-appointment', {
	input: z.object({ appointmentId: Id }),
	output: z.object({ appointmentId: z.string(), eventId: z.string().nullable() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	async run(acting, was) {
		const { db, now, emit, locale } = acting
		if (was.status === 'completed') return ok({ appointmentId: was.id, eventId: null })
		if (was.status !== 'booked') return refuse('appointments_over')
		if (was.starts_at > now) return refuse('appointments_not_begun')
		const enrolled = await lockEnrolments(acting, was)
		const { eventId } = await emit(appointmentCompleted, {
			clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id: was.id },
			before: { status: was.status },
			after: { status: 'completed' },
			data: { appointmentId: was.id },
		})
		await keepAsItWas(acting, eventId, [was.id])
		await db
			.updateTable('appointment')
			.set({ status: 'completed', finished_at: now, version: was.version + 1 })
			.where('id', '=', was.id)
			.execute()
		await db
			.updateTable('appointment_place')
			.set({ status: 'completed' })
			.where('appointment_id', '=', was.id)
			.where('status', '=', 'booked')
			.execute()
		await settleAppointments(acting, [was.id])
		const follows = await followCompleted(acting, enrolled, was.id)
		return ok({ appointmentId: was.id, eventId }, [
			{ kind: 'note', text: m.appointments_effect_completed({ title: was.title }, { locale }) },
			...follows,
		])
	},
})
