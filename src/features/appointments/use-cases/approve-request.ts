import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { requestApproved } from '../events.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { coachConflicts, lockCoaches, takeTime } from './parts/coach-time.ts'
import { settleAppointments } from './parts/owed.ts'

/** I2: a request is confirmed once, and only into free time: the first of two answers counts, and so does the first of two requests. */
export const approveRequest = useCase('appointments.approve-request', {
	input: z.object({ appointmentId: Id }),
	output: z.object({ appointmentId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	conflicts: coachConflicts,
	async run(acting, was) {
		const { db, now, emit, locale } = acting
		const [place] = was.places
		if (was.status !== 'requested' || !place) return refuse('appointments_answered')
		if (was.starts_at <= now) return refuse('appointments_past')
		if (!(await lockCoaches(db, was.coachIds))) return refuse('not_found')
		const { starts_at: startsAt, ends_at: endsAt, coachIds } = was
		const taken = await takeTime(acting, [{ appointmentId: was.id, coachIds, startsAt, endsAt }])
		if (taken) return taken
		await db
			.updateTable('appointment')
			.set({ status: 'booked', sequence: was.sequence + 1, version: was.version + 1 })
			.where('id', '=', was.id)
			.where('status', '=', 'requested')
			.execute()
		await db
			.updateTable('appointment_place')
			.set({ status: 'booked', seat: 1 })
			.where('id', '=', place.id)
			.execute()
		await settleAppointments(acting, [was.id])
		await emit(requestApproved, {
			clientId: place.clientId,
			subject: { type: 'appointment', id: was.id },
			after: { status: 'booked' },
			data: { appointmentId: was.id, clientId: place.clientId },
		})
		return ok({ appointmentId: was.id }, [
			{ kind: 'told', text: m.appointments_effect_approved({ name: place.clientName }, { locale }) },
		])
	},
})
