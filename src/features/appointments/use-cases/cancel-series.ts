import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { Reason } from '../fields.ts'
import { staffOfEach } from '../permissions.ts'
import { calledOffEffects, callOff } from './parts/call-off.ts'
import { withFollowing } from './parts/following.ts'

/** 7.1, 7.5: staff call a recurring appointment off from this one on: it and all that follow, or none. */
export const cancelSeries = useCase('appointments.cancel-series', {
	input: z.object({ appointmentId: Id, reason: Reason.default('') }),
	output: z.object({ appointmentIds: z.array(z.string()), eventId: z.string() }),
	subject: ({ db }, { appointmentId }) => withFollowing(db, appointmentId),
	may: staffOfEach,
	async run(acting, each, { appointmentId, reason }) {
		const [first, ...following] = each
		if (!first || first.id !== appointmentId || first.series_id === null)
			return refuse('appointments_no_series')
		if (first.status === 'cancelled') return refuse('appointments_cancelled')
		if (first.status !== 'booked') return refuse('appointments_over')
		const along: string[] = []
		for (const one of following) along.push(await callOff(acting, one, reason))
		const eventId = await callOff(acting, first, reason, along)
		return ok({ appointmentIds: each.map(({ id }) => id), eventId }, calledOffEffects(acting, each))
	},
})
