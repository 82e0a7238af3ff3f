import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { connectionOf } from '../queries/connection.ts'
import { nextLook } from '../rules/pace.ts'
import { consentVersion } from '../rules/states.ts'

/** 9.5: a client adds a card without paying: they agree that it is kept and charged, and give it on the provider's page. */
export const beginCardSetup = useCase('charges.begin-card-setup', {
	input: z.object({ consent: z.literal(true) }),
	output: z.object({ setupId: z.string() }),
	may: anyClient,
	limits: (_, { actor }) => [{ bucket: `charges:setup:${actor.id}`, most: 20, seconds: 600 }],
	async run({ db, actor, now }) {
		const connection = await connectionOf(db, 'for share')
		if (!connection) return refuse('charges_off')
		const id = newId()
		await db
			.insertInto('card_setup')
			.values({
				...{ studio_id: actor.studioId as string, id, client_id: actor.id as string, state: 'begun' },
				...{ account_id: connection.accountId, consented_at: now, consent_version: consentVersion },
				...{ created_at: now, next_look_at: nextLook(now, 0) },
			})
			.execute()
		return ok({ setupId: id })
	},
})
