import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { consentGiven } from '../events.ts'
import { clientMeasuring } from '../permissions.ts'
import { measuredClient } from '../queries/subjects.ts'
import { consentVersion } from '../rules/consent.ts'

/**
 * Quality 3: explicit (a box ticked by the client themselves, at their own screen), for the version they read, and a row of
 * its own that says when. Agreeing twice is agreeing once.
 */
export const giveConsent = useCase('measurements.give-consent', {
	input: z.object({
		/** The version of the text they read. */
		version: z.number().int(),
		/** The box they ticked. */
		agreed: z.boolean().default(false),
	}),
	output: z.object({}),
	subject: (reading) => measuredClient(reading),
	may: clientMeasuring,
	conflicts: { measurement_consent_standing: 'conflict' },
	async run({ db, now, locale, emit }, client, { version, agreed }) {
		if (version !== consentVersion) return refuse('measurements_consent_changed')
		if (!agreed) return refuse('measurements_tick_box', {}, 'agreed')
		if (client.consentId !== null) return ok({})
		const { studioId: studio_id, client_id } = client
		// Agreed to an earlier text: that ends as this begins.
		await db
			.updateTable('measurement_consent')
			.set({ withdrawn_at: now })
			.where('client_id', '=', client_id)
			.where('withdrawn_at', 'is', null)
			.execute()
		await db
			.insertInto('measurement_consent')
			.values({ studio_id, id: newId(), client_id, version, locale, given_at: now })
			.execute()
		await emit(consentGiven, { clientId: client_id, after: { version }, data: { version } })
		return ok({})
	},
})
