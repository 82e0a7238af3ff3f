import { z } from 'zod'
import { statuses } from '#features/appointments/queries/listed.ts'
import { seesMoney } from '#features/appointments/queries/seen.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { plannerOfBundle, readerOfBundle } from '../permissions.ts'
import { stateOf, states, untold } from '../rules/offer.ts'
import { bundleOf } from './subjects.ts'

const session = z.object({
	n: z.number(),
	typeId: z.string(),
	title: z.string(),
	minutes: z.number(),
	place: z.string(),
	everyDays: z.number(),
	/** Null for whoever sees no money (1.3). */
	priceMinor: z.number().nullable(),
	/** Once the dates are confirmed. */
	appointmentId: z.string().nullable(),
	startsAt: z.string().nullable(),
	status: z.enum([...statuses, 'waiting']).nullable(),
})

const view = z.object({
	id: z.string(),
	name: z.string(),
	description: z.string(),
	message: z.string(),
	templateId: z.string(),
	client: z.object({ id: z.string(), name: z.string() }),
	coach: z.object({ id: z.string(), name: z.string() }),
	state: z.enum(states),
	expiresOn: z.string(),
	/** Where its wall times are. */
	zone: z.string(),
	totalMinor: z.number().nullable(),
	currency: z.string(),
	declineReason: z.string(),
	confirmedBy: z.enum(['client', 'coach']).nullable(),
	/** What undoing names. */
	confirmedEvent: z.string().nullable(),
	/** 7.4: the client hasn't been told of all that is to come. */
	untold: z.boolean(),
	/** Whether the reader may choose the dates by hand. */
	mayPlan: z.boolean(),
	sessions: z.array(session),
})
export type BundleView = z.infer<typeof view>

/** A bundle as its client and staff see it: what was offered, and what came of it. */
export const bundle = query('bundles.bundle', {
	input: z.object({ bundleId: Id }),
	output: view,
	subject: ({ db }, { bundleId }) => bundleOf(db, bundleId),
	may: readerOfBundle,
	async run(reading, found) {
		const { actor, now } = reading
		const money = actor.kind === 'client' || seesMoney(actor)
		return {
			...{ id: found.id, name: found.name, description: found.description, message: found.message },
			...{ templateId: found.template_id, expiresOn: found.expiresOn, zone: found.zone },
			client: { id: found.client_id, name: found.clientName },
			coach: { id: found.coach_id, name: found.coachName },
			state: stateOf(found, now),
			...{ totalMinor: money ? found.total_minor : null, currency: found.currency },
			...{ declineReason: found.decline_reason, confirmedBy: found.confirmed_by },
			confirmedEvent: actor.kind === 'client' ? null : found.confirmed_event,
			untold: found.status === 'confirmed' && untold(found.sessions, now),
			mayPlan: await plannerOfBundle.allows(reading, found),
			sessions: found.sessions.map(
				({ n, typeId, title, minutes, place, everyDays, priceMinor, ...rest }) => ({
					...{ n, typeId, title, minutes, place, everyDays, priceMinor: money ? priceMinor : null },
					...{ appointmentId: rest.appointmentId, startsAt: rest.startsAt, status: rest.status },
				}),
			),
		}
	},
})
