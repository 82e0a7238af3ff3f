import { sql } from 'kysely'
import { z } from 'zod'
import { type AppointmentSubject, appointmentsForUpdate } from '#features/appointments/queries/subjects.ts'
import { calledOffEffects, callOff } from '#features/appointments/use-cases/parts/call-off.ts'
import { nobodyTold } from '#features/appointments/use-cases/parts/effects.ts'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, ok, refuse, useCase } from '#platform/use-case.ts'
import { confirmationUndone } from '../events.ts'
import { staffOfBundle } from '../permissions.ts'
import { type BundleSubject, bundleForUpdate } from '../queries/subjects.ts'
import { afterUndo } from '../rules/offer.ts'

/**
 * 7.1: takes the dates of a bundle back, for 30 days: what is still to come is off and its client told. As long as nothing of it
 * has begun, the offer is open again as it was before.
 */
export const undoConfirmation = useCase('bundles.undo-confirmation', {
	input: z.object({ eventId: Id }),
	output: z.object({ bundleId: z.string(), status: z.enum(['offered', 'withdrawn']) }),
	subject: ({ db, now }, { eventId }) => undoable(db, eventId, now),
	may: staffOfBundle,
	async run(acting, bundle, { eventId }) {
		const { db, now, emit, locale } = acting
		if (bundle.confirmed_event !== eventId || bundle.status !== 'confirmed')
			return refuse('bundles_undone_already')
		const ids = bundle.sessions.flatMap(({ appointmentId }) => appointmentId ?? [])
		const each = await appointmentsForUpdate(db, ids)
		const upcoming = each.filter(({ status, starts_at }) => status === 'booked' && starts_at > now)
		for (const one of upcoming) await callOff(acting, one, '')
		const status = afterUndo(begunOf(each), now)
		await putBack(acting, bundle, status)
		const { eventId: undoing } = await emit(confirmationUndone, {
			clientId: bundle.client_id,
			subject: { type: 'bundle', id: bundle.id },
			before: { status: 'confirmed' },
			after: { status, name: bundle.name },
			data: { bundleId: bundle.id, clientId: bundle.client_id, undone: eventId },
		})
		await db
			.updateTable('removed')
			.set({ undone_at: now, undone_by_event_id: undoing })
			.where('event_id', '=', eventId)
			.execute()
		const off = upcoming.length > 0 ? calledOffEffects(acting, upcoming) : [nobodyTold(locale)]
		const name = bundle.name
		const after =
			status === 'offered'
				? m.bundles_effect_open_again({ name }, { locale })
				: m.bundles_effect_over({ name }, { locale })
		return ok({ bundleId: bundle.id, status }, [...off, { kind: 'changes', text: after }])
	},
})

/** Those that took place, or should have: a cancelled one keeps nothing from beginning anew. */
const begunOf = (each: readonly AppointmentSubject[]): Date[] =>
	each.filter(({ status }) => status !== 'cancelled').map(({ starts_at }) => starts_at)

async function undoable(db: Db, eventId: string, now: Date): Promise<BundleSubject | undefined> {
	const { rows } = await sql<{ id: string }>`
		select e.subject_id as id from removed r join event e on e.studio_id = r.studio_id and e.id = r.event_id
		where r.event_id = ${eventId}::uuid and e.subject_type = 'bundle' and r.expires_at > ${now}`.execute(db)
	return rows[0] && bundleForUpdate(db, rows[0].id)
}

async function putBack(
	{ db, now }: Acting,
	{ id }: BundleSubject,
	status: 'offered' | 'withdrawn',
): Promise<void> {
	const offered = { status, answered_at: null, confirmed_by: null, confirmed_event: null }
	await db
		.updateTable('bundle')
		.set(status === 'offered' ? offered : { status, answered_at: now })
		.where('id', '=', id)
		.execute()
	if (status === 'offered')
		await db.updateTable('bundle_session').set({ appointment_id: null }).where('bundle_id', '=', id).execute()
}
