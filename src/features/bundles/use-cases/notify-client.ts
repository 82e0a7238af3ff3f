import { z } from 'zod'
import { nobodyTold } from '#features/appointments/use-cases/parts/effects.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { bundleClientNotified } from '../events.ts'
import { staffOfBundle } from '../permissions.ts'
import { bundleForUpdate } from '../queries/subjects.ts'
import { untold } from '../rules/offer.ts'
import { toldOfSessions } from './parts/effects.ts'

/** 7.4: dates that were saved silently are told now, all in one message; who knows them hears nothing. */
export const notifyClient = useCase('bundles.notify-client', {
	input: z.object({ bundleId: Id }),
	output: z.object({ notified: z.boolean() }),
	subject: ({ db }, { bundleId }) => bundleForUpdate(db, bundleId),
	may: staffOfBundle,
	async run(acting, bundle) {
		if (bundle.status !== 'confirmed') return refuse('bundles_not_confirmed')
		if (!untold(bundle.sessions, acting.now)) return ok({ notified: false }, [nobodyTold(acting.locale)])
		await acting.emit(bundleClientNotified, {
			clientId: bundle.client_id,
			subject: { type: 'bundle', id: bundle.id },
			data: { bundleId: bundle.id, clientId: bundle.client_id },
		})
		const client = { id: bundle.client_id, name: bundle.clientName }
		return ok({ notified: true }, [await toldOfSessions(acting, client)])
	},
})
