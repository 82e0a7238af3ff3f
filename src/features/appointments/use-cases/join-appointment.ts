import { z } from 'zod'
import { bookingsWait } from '#features/payments/queries/overdue.ts'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { groupToJoin } from '../queries/group-to-join.ts'
import { ownCredit, takenEffects } from './parts/by-package.ts'
import { canBeJoined, seatEffect, takeSeat } from './parts/take-seat.ts'

/** I3: a client takes a seat in a group session that is open to clients, or a place on its waiting list when it is full. */
export const joinAppointment = useCase('appointments.join-appointment', {
	input: z.object({ appointmentId: Id, wait: z.boolean().default(false) }),
	output: z.object({ appointmentId: z.string(), waiting: z.boolean() }),
	subject: ({ db }, { appointmentId }) => groupToJoin(db, appointmentId, 'clients'),
	may: anyClient,
	conflicts: { appointment_place_seat: 'appointments_seats_taken' },
	async run(acting, { was, type }, { wait }) {
		const { now, actor } = acting
		const clientId = actor.id
		if (!clientId) return refuse('not_found')
		if (!canBeJoined(was, type, now)) return refuse('appointments_too_late')
		const here = was.places.find((place) => place.clientId === clientId)
		if (here && here.status !== 'cancelled') return refuse('appointments_joined')
		// 34
		if (await bookingsWait(acting.db, clientId, now)) return refuse('payments_bookings_wait')
		const { coachIds, starts_at: startsAt } = was
		const capped = await ownCredit(acting, { clientId, typeId: was.type_id, coachIds, startsAt })
		if (capped) return capped
		const taken = await takeSeat(acting, was, { clientId, wait, byPackage: true })
		if (!taken) return refuse('appointments_full', { seats: was.capacity })
		const comes = seatEffect(acting, was, taken.waiting, actor.timeZone)
		return ok({ appointmentId: was.id, ...taken }, [comes, ...(await takenEffects(acting, [was.id]))])
	},
})
