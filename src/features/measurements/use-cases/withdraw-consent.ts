import { z } from 'zod'
import { m } from '#messages'
import { theClient } from '#platform/permission.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { consentWithdrawn } from '../events.ts'
import { measuredClient } from '../queries/subjects.ts'
import { eraseAll, goneInWords } from './parts/erase.ts'

/**
 * Quality 3: as easy as agreeing, at any time, also for an archived client. From this moment nobody of the staff sees anything;
 * what there is stays hidden, or goes for good.
 */
export const withdrawConsent = useCase('measurements.withdraw-consent', {
	input: z.object({ keep: z.enum(['hidden', 'nothing']) }),
	output: z.object({}),
	subject: (reading) => measuredClient(reading),
	may: theClient,
	async run({ db, now, emit, locale }, client, { keep }) {
		const erased = keep === 'nothing'
		const ended = await db
			.updateTable('measurement_consent')
			.set({ withdrawn_at: now })
			.where('client_id', '=', client.client_id)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirst()
		const gone = erased ? await eraseAll(db, client.client_id) : { values: 0, photos: 0 }
		if (ended.numUpdatedRows > 0n || gone.values + gone.photos > 0)
			await emit(consentWithdrawn, { clientId: client.client_id, data: { erased } })
		const effects: EffectLine[] = [
			{ kind: 'goes', text: m.measurements_effect_coaches({}, { locale }) },
			...goneInWords(gone, locale),
			erased
				? { kind: 'note', text: m.measurements_effect_final({}, { locale }) }
				: { kind: 'stays', text: m.measurements_effect_kept_hidden({}, { locale }) },
		]
		return ok({}, effects)
	},
})
