import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { refuse, useCase } from '#platform/use-case.ts'
import { clientActing } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { coachConflicts } from './parts/coach-time.ts'
import { moveOwnPlace } from './parts/own-place.ts'

/** 7.5, I5: a client moves their own appointment to another free time of the same type, as long as they could cancel it. */
export const moveOwnAppointment = useCase('appointments.move-own-appointment', {
	input: z.object({
		appointmentId: Id,
		/** An instant that was offered. */
		startsAt: z.iso.datetime({ offset: true }),
	}),
	output: z.object({ appointmentId: z.string(), startsAt: z.string(), eventId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: clientActing,
	conflicts: coachConflicts,
	limits: (_, { actor }) => [{ bucket: `book:${actor.id}`, most: 300, seconds: 3600 }],
	async run(acting, was, { startsAt }) {
		const { actor } = acting
		const place = was.places.find(({ clientId }) => clientId === actor.id)
		if (!place) return refuse('not_found')
		return moveOwnPlace(acting, { was, place, reader: actor }, new Date(startsAt))
	},
})
