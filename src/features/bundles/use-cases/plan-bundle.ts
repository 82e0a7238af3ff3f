import { z } from 'zod'
import { instantOf } from '#features/appointments/rules/wall-time.ts'
import { coachConflicts, lockCoaches, takeTime } from '#features/appointments/use-cases/parts/coach-time.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { Notify, Walls } from '../fields.ts'
import { plannerOfBundle } from '../permissions.ts'
import { bundleForUpdate } from '../queries/subjects.ts'
import { confirmedEffects } from './parts/effects.ts'
import { confirmWith, dated, insertSessionsOf, takingsOf } from './parts/generate.ts'
import { notOpen, sessionWords } from './parts/open-offer.ts'

/**
 * 7.1, 7.2, 7.4: staff choose the dates of a bundle for its client, all or none. By hand they may lie outside hours and within
 * buffers, never on a time that is taken (I1); "Save" tells nobody.
 */
export const planBundle = useCase('bundles.plan-bundle', {
	input: z.object({
		bundleId: Id,
		/** One for each session, in order, on the studio's wall. */
		startsAt: Walls,
		notify: Notify,
	}),
	output: z.object({
		bundleId: z.string(),
		appointmentIds: z.array(z.string()),
		eventId: z.string().nullable(),
	}),
	subject: ({ db }, { bundleId }) => bundleForUpdate(db, bundleId),
	may: plannerOfBundle,
	conflicts: coachConflicts,
	async run(acting, bundle, { startsAt, notify }) {
		const { locale } = acting
		const { id: bundleId, sessions: offered, status, confirmed_event: eventId } = bundle
		if (status === 'confirmed')
			return ok({ bundleId, eventId, appointmentIds: offered.flatMap((each) => each.appointmentId ?? []) })
		const closed = notOpen(acting, bundle)
		if (closed) return closed
		if (startsAt.length !== offered.length)
			return refuse('bundles_dates_missing', { count: offered.length }, `startsAt.${startsAt.length}`)
		const sessions = dated(
			bundle,
			startsAt.map((wall) => ({ at: instantOf(wall, bundle.zone), wall })),
		)
		const early = sessions.findIndex((each, at) => at > 0 && each.startsAt < (sessions[at - 1]?.endsAt ?? 0))
		if (early > 0)
			return refuse(
				'bundles_out_of_order',
				{ session: sessionWords(bundle, early + 1, locale) },
				`startsAt.${early}`,
			)
		if (!(await lockCoaches(acting.db, [bundle.coach_id]))) return refuse('not_found')
		await insertSessionsOf(acting, bundle, sessions, 'coach')
		for (const [at, taking] of takingsOf(bundle, sessions).entries()) {
			const taken = await takeTime(acting, [taking], `startsAt.${at}`)
			if (taken) return taken
		}
		const event = await confirmWith(acting, bundle, sessions, { by: 'coach', notify })
		const effects = await confirmedEffects(acting, {
			...{ name: bundle.name, totalMinor: bundle.total_minor, currency: bundle.currency, notify },
			client: { id: bundle.client_id, name: bundle.clientName },
			sessions,
		})
		return ok({ bundleId, appointmentIds: sessions.map(({ id }) => id), eventId: event }, effects)
	},
})
