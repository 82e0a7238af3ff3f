import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { theClientActing } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { bundleDeclined } from '../events.ts'
import { Reason } from '../fields.ts'
import { bundleForUpdate } from '../queries/subjects.ts'
import { notOpen } from './parts/open-offer.ts'

/** 7.1: the client doesn't want it; whoever leads its sessions is told. */
export const declineBundle = useCase('bundles.decline-bundle', {
	input: z.object({ bundleId: Id, reason: Reason }),
	output: z.object({ bundleId: z.string() }),
	subject: ({ db }, { bundleId }) => bundleForUpdate(db, bundleId),
	may: theClientActing,
	async run(acting, bundle, { reason }) {
		const { db, now, emit, locale } = acting
		const closed = notOpen(acting, bundle)
		if (closed) return closed
		await db
			.updateTable('bundle')
			.set({ status: 'declined', answered_at: now, decline_reason: reason })
			.where('id', '=', bundle.id)
			.execute()
		await emit(bundleDeclined, {
			clientId: bundle.client_id,
			subject: { type: 'bundle', id: bundle.id },
			before: { status: 'offered' },
			after: { status: 'declined', name: bundle.name, reason },
			data: { bundleId: bundle.id, clientId: bundle.client_id },
		})
		return ok({ bundleId: bundle.id }, [
			{ kind: 'goes', text: m.bundles_effect_declined({ name: bundle.name }, { locale }) },
			{ kind: 'told', text: m.bundles_effect_coach_told({ coach: bundle.coachName }, { locale }) },
		])
	},
})
