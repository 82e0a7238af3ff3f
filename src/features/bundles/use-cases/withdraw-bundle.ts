import { z } from 'zod'
import { nobodyTold } from '#features/appointments/use-cases/parts/effects.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { bundleWithdrawn } from '../events.ts'
import { staffOfBundle } from '../permissions.ts'
import { bundleForUpdate } from '../queries/subjects.ts'

/** 7.1: takes an offer back that hasn't been answered; also one that has expired. */
export const withdrawBundle = useCase('bundles.withdraw-bundle', {
	input: z.object({ bundleId: Id }),
	output: z.object({ bundleId: z.string() }),
	subject: ({ db }, { bundleId }) => bundleForUpdate(db, bundleId),
	may: staffOfBundle,
	async run({ db, now, emit, locale }, bundle) {
		if (bundle.status !== 'offered')
			return refuse(bundle.status === 'confirmed' ? 'bundles_confirmed' : 'bundles_closed')
		await db
			.updateTable('bundle')
			.set({ status: 'withdrawn', answered_at: now })
			.where('id', '=', bundle.id)
			.execute()
		await emit(bundleWithdrawn, {
			clientId: bundle.client_id,
			subject: { type: 'bundle', id: bundle.id },
			before: { status: 'offered' },
			after: { status: 'withdrawn', name: bundle.name },
			data: { bundleId: bundle.id, clientId: bundle.client_id },
		})
		return ok({ bundleId: bundle.id }, [
			{
				kind: 'goes',
				text: m.bundles_effect_withdrawn({ name: bundle.name, client: bundle.clientName }, { locale }),
			},
			nobodyTold(locale),
		])
	},
})
