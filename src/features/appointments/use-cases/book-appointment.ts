import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { usableType } from '../queries/basics.ts'
import { HoldToken } from '../queries/holds.ts'
import { bookSlot } from './parts/book-slot.ts'
import { coachConflicts } from './parts/coach-time.ts'
import { whatIsHeld } from './parts/holds.ts'

/** 7.1, 7.2, I1: a client takes a free time of a type that clients may book, at once or as a request to the coach. */
export const bookAppointment = useCase('appointments.book-appointment', {
	input: z.object({
		typeId: Id,
		/** An instant that was offered. */
		startsAt: z.iso.datetime({ offset: true }),
		coachId: Id.nullish(),
		/** What they hold, where they came by the public page (9.5). */
		hold: HoldToken.nullish(),
	}),
	output: z.object({ appointmentId: z.string(), request: z.boolean() }),
	subject: async ({ db }, { typeId }) => {
		const type = await usableType(db, typeId)
		return type && type.self_booking !== 'nobody' && type.capacity === 1 ? type : undefined
	},
	may: anyClient,
	conflicts: coachConflicts,
	limits: (_, { actor }) => [{ bucket: `book:${actor.id}`, most: 300, seconds: 3600 }],
	async run(acting, type, { startsAt: at, coachId = null, hold = null }) {
		const clientId = acting.actor.id
		if (!clientId) return refuse('not_found')
		const startsAt = new Date(at)
		const held = await whatIsHeld(acting, { type, startsAt, coachId, hold })
		const booked = await bookSlot(acting, { type, startsAt, clientId, by: 'client', ...held })
		if (!booked.ok) return booked
		const { appointmentId, request, effects } = booked
		return ok({ appointmentId, request }, effects)
	},
})
