import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { anyOf } from '#platform/permission.ts'
import { refuse, useCase } from '#platform/use-case.ts'
import { Reason } from '../fields.ts'
import { clientActing, type OfAppointment, staffOfAppointment } from '../permissions.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { giveBack } from './parts/give-back.ts'

/**
 * 7.5, I8: a client takes back their own place, until the window before the start, or after it as the studio lets them; staff take one client out of a group session,
 * whenever.
 */
export const cancelPlace = useCase('appointments.cancel-place', {
	input: z.object({
		appointmentId: Id,
		/** Left out by a client, who means their own place. */
		clientId: Id.optional(),
		reason: Reason.default(''),
		/** 7.5: what a client agrees to who cancels after the window: that its credit or fee is gone. */
		acceptsForfeit: z.boolean().default(false),
	}),
	output: z.object({ appointmentId: z.string(), eventId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: anyOf<OfAppointment>(clientActing, staffOfAppointment),
	async run(acting, was, { clientId, reason, acceptsForfeit }) {
		const { actor } = acting
		const own = actor.kind === 'client'
		const whose = clientId ?? actor.id
		if (own && whose !== actor.id) return refuse('not_found')
		const place = was.places.find((each) => each.clientId === whose)
		if (!place) return refuse('not_found')
		return giveBack(
			acting,
			{ was, place, reader: actor },
			{
				...{ by: own ? 'client' : 'coach', reason, accepts: acceptsForfeit },
			},
		)
	},
})
