import { z } from 'zod'
import { EmailAddress } from '#features/accounts/rules/address.ts'
import { forAddress, fromHere } from '#features/accounts/ways-in/limits.ts'
import { fullName, line, Phone } from '#features/clients/rules/fields.ts'
import { receiveGuest } from '#features/clients/use-cases/receive-guest.ts'
import { Id } from '#platform/ids.ts'
import { guest } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { Zone } from '../fields.ts'
import { guestBookings } from '../queries/guest-bookings.ts'
import { HoldToken } from '../queries/holds.ts'
import { openType } from '../queries/open-type.ts'
import { bookSlot } from './parts/book-slot.ts'
import { coachConflicts } from './parts/coach-time.ts'
import { whatIsHeld } from './parts/holds.ts'
import { timeGone } from './parts/time-gone.ts'

/** One person, whoever types their address, has at most this many still to come without ever having logged in. */
const mostUpcoming = 6
const day = 86_400

/**
 * 9.3: somebody without log-in gives name and e-mail and has a session: as a new client, or as the one the address is on file for.
 * The answer is the same for both (I34). A hold that ran out meanwhile is no loss where the time is still free.
 */
export const bookAsGuest = useCase('appointments.book-as-guest', {
	input: z.object({
		typeId: Id,
		startsAt: z.iso.datetime({ offset: true }),
		coachId: Id.nullish(),
		hold: HoldToken.nullish(),
		timeZone: Zone.nullish(),
		firstName: line(100).pipe(z.string().min(1)),
		lastName: line(100).pipe(z.string().min(1)),
		email: EmailAddress,
		phone: Phone.nullish(),
	}),
	output: z.object({ appointmentId: z.string(), request: z.boolean() }),
	subject: ({ db }, { typeId }) => openType(db, typeId),
	may: guest,
	conflicts: coachConflicts,
	limits: ({ email }, knocking) => [
		fromHere('guest-booking', 20)(knocking),
		forAddress(`guest-booking:${knocking.actor.studioId}`, email, 20, day),
	],
	async run(acting, type, input) {
		const startsAt = new Date(input.startsAt)
		const { firstName, lastName, email, phone, timeZone } = input
		const received = await acting.also(receiveGuest, { firstName, lastName, email, phone, timeZone })
		if (!received.ok) return received
		const { clientId } = received.value
		if ((await guestBookings(acting.db, clientId, acting.now)) >= mostUpcoming)
			return refuse('booking_too_many', { most: mostUpcoming })
		const asked = { type, startsAt, coachId: input.coachId ?? null, hold: input.hold ?? null }
		const held = await whatIsHeld(acting, asked)
		const who = fullName(firstName, lastName)
		const booked = await bookSlot(acting, { type, startsAt, clientId, by: 'guest', who, ...held })
		if (booked.ok) return ok({ appointmentId: booked.appointmentId, request: booked.request })
		if (booked.code !== 'appointments_slot_taken') return booked
		return timeGone(acting, { ...asked, timeZone: timeZone ?? type.studio_zone })
	},
})
