import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { Reason } from '../fields.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { calledOffEffects, callOff } from './parts/call-off.ts'

/** 7.5: staff call an appointment off, for everyone who has a place. Clients of an upcoming one are told by themselves. */
export const cancelAppointment = useCase('appointments.cancel-appointment', {
	input: z.object({ appointmentId: Id, reason: Reason.default('') }),
	output: z.object({ appointmentId: z.string(), eventId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	async run(acting, was, { reason }) {
		if (was.status === 'cancelled') return refuse('appointments_cancelled')
		if (was.status !== 'booked' && was.status !== 'requested') return refuse('appointments_over')
		const eventId = await callOff(acting, was, reason)
		return ok({ appointmentId: was.id, eventId }, calledOffEffects(acting, [was]))
	},
})
