import { z } from 'zod'
import { coachConflicts, lockCoaches, writeTime } from '#features/appointments/use-cases/parts/coach-time.ts'
import { bookingsWait } from '#features/payments/queries/overdue.ts'
import { formatInstant } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { theClientActing } from '#platform/permission.ts'
import { type Acting, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { Starts } from '../fields.ts'
import { placeDates } from '../queries/free.ts'
import { type BundleSubject, bundleForUpdate } from '../queries/subjects.ts'
import { confirmedEffects } from './parts/effects.ts'
import { confirmWith, dated, insertSessionsOf, takingsOf } from './parts/generate.ts'
import { notOpen, sessionWords } from './parts/open-offer.ts'

/**
 * 7.1, 7.2, I1, I5: a client takes the dates of all sessions of a bundle: all of them or none. Each is looked at again under the
 * coach's lock; where one has gone in the meantime, that one is named and nothing happens. Pressed again, it shows what
 * exists (I38).
 */
export const confirmBundle = useCase('bundles.confirm-bundle', {
	input: z.object({ bundleId: Id, starts: Starts }),
	output: z.object({ bundleId: z.string(), appointmentIds: z.array(z.string()) }),
	subject: ({ db }, { bundleId }) => bundleForUpdate(db, bundleId),
	may: theClientActing,
	conflicts: coachConflicts,
	limits: (_, { actor }) => [{ bucket: `bundle:${actor.id}`, most: 300, seconds: 3600 }],
	async run(acting, bundle, { starts }) {
		const { db } = acting
		const { id: bundleId, status } = bundle
		if (status === 'confirmed')
			return ok({
				bundleId,
				appointmentIds: bundle.sessions.flatMap(({ appointmentId }) => appointmentId ?? []),
			})
		const closed = notOpen(acting, bundle)
		if (closed) return closed
		if (starts.length !== bundle.sessions.length)
			return refuse('bundles_dates_missing', { count: bundle.sessions.length }, 'starts')
		if (!(await lockCoaches(db, [bundle.coach_id]))) return refuse('bundles_closed')
		// 34
		if (await bookingsWait(db, bundle.client_id, acting.now)) return refuse('payments_bookings_wait')
		const chosen = starts.map((start) => new Date(start))
		const gone = await goneMeanwhile(acting, bundle, chosen)
		if (gone) return gone
		const sessions = dated(
			bundle,
			chosen.map((at) => ({ at })),
		)
		await insertSessionsOf(acting, bundle, sessions, 'client')
		await writeTime(acting, takingsOf(bundle, sessions))
		await confirmWith(acting, bundle, sessions, { by: 'client', notify: true })
		const said = { ...bundle, totalMinor: bundle.total_minor, notify: true }
		const effects = await confirmedEffects(acting, {
			...said,
			client: { id: bundle.client_id, name: bundle.clientName },
			sessions,
		})
		return ok({ bundleId, appointmentIds: sessions.map(({ id }) => id) }, effects)
	},
})

async function goneMeanwhile(
	acting: Acting,
	bundle: BundleSubject,
	chosen: readonly Date[],
): Promise<Refused | null> {
	const { db, now, locale, actor } = acting
	const placed = await placeDates(db, bundle, { chosen, now })
	const gone = placed.find(({ state }) => state !== 'chosen')
	if (!gone) return null
	const session = sessionWords(bundle, gone.n, locale)
	const field = `starts.${gone.n - 1}`
	if (gone.state === 'order') return refuse('bundles_out_of_order', { session }, field)
	if (gone.next === null) return refuse('bundles_time_gone', { session }, field)
	const next = formatInstant(new Date(gone.next), { locale, timeZone: actor.timeZone }, 'full')
	return refuse('bundles_time_gone_next', { session, next }, field)
}
