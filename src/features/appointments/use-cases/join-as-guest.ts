import { z } from 'zod'
import { EmailAddress } from '#features/accounts/rules/address.ts'
import { forAddress, fromHere } from '#features/accounts/ways-in/limits.ts'
import { line, Phone } from '#features/clients/rules/fields.ts'
import { receiveGuest } from '#features/clients/use-cases/receive-guest.ts'
import { Id } from '#platform/ids.ts'
import { guest } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { Zone } from '../fields.ts'
import { groupToJoin } from '../queries/group-to-join.ts'
import { canBeJoined, seatEffect, takeSeat } from './parts/take-seat.ts'

const day = 86_400

/**
 * 9.3, I3: somebody without log-in takes a seat in a group session that is open to everyone. Whoever the address is on file for has
 * one seat, however often it is typed; the answer is the same (I34).
 */
export const joinAsGuest = useCase('appointments.join-as-guest', {
	input: z.object({
		appointmentId: Id,
		timeZone: Zone.nullish(),
		firstName: line(100).pipe(z.string().min(1)),
		lastName: line(100).pipe(z.string().min(1)),
		email: EmailAddress,
		phone: Phone.nullish(),
	}),
	output: z.object({ appointmentId: z.string() }),
	subject: ({ db }, { appointmentId }) => groupToJoin(db, appointmentId, 'everyone'),
	may: guest,
	conflicts: { appointment_place_seat: 'appointments_seats_taken' },
	limits: ({ email }, knocking) => [
		fromHere('guest-booking', 20)(knocking),
		forAddress(`guest-booking:${knocking.actor.studioId}`, email, 20, day),
	],
	async run(acting, { was, type }, { firstName, lastName, email, phone, timeZone }) {
		if (!canBeJoined(was, type, acting.now)) return refuse('appointments_too_late')
		// Before looking who it is: a full session is full for everyone (I34).
		const full = was.places.filter(({ seat }) => seat !== null).length >= was.capacity
		if (full) return refuse('appointments_full', { seats: was.capacity })
		const received = await acting.also(receiveGuest, { firstName, lastName, email, phone, timeZone })
		if (!received.ok) return received
		const { clientId } = received.value
		const here = was.places.find((place) => place.clientId === clientId)
		if (!here || here.status === 'cancelled')
			await takeSeat(acting, was, { clientId, wait: false, byPackage: false })
		return ok({ appointmentId: was.id }, [seatEffect(acting, was, false, timeZone ?? was.zone)])
	},
})
