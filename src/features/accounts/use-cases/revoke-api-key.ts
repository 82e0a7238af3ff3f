import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ownerInPerson } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { apiKeyRevoked } from '../events.ts'

/** The key opens nothing from its next request on (I32). It stays in the list with who and when. */
export const revokeApiKey = useCase('accounts.revoke-api-key', {
	input: z.object({ keyId: Id }),
	may: ownerInPerson,
	async run({ db, actor, now, emit }, _, { keyId }) {
		const revoked = await db
			.updateTable('api_key')
			.set({ revoked_at: now, revoked_by: actor.id })
			.where('id', '=', keyId)
			.where('revoked_at', 'is', null)
			.returning('name')
			.executeTakeFirst()
		if (!revoked) return refuse('not_found')
		await emit(apiKeyRevoked, {
			data: { keyId },
			subject: { type: 'api-key', id: keyId },
			before: { name: revoked.name },
		})
		return ok(null)
	},
})
