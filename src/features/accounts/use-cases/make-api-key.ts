import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { ownerInPerson } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { apiKeyMade } from '../events.ts'
import { keyPrefix, linkToken } from '../rules/link-token.ts'
import { scopes } from '../rules/scopes.ts'
import { newSecret } from '../ways-in/install-key.ts'
import { keyHash } from '../ways-in/whose-key.ts'

/** 14.1: a key for programs, acting for the owner who makes it within its scopes. It is shown once and kept hashed. */
export const makeApiKey = useCase('accounts.make-api-key', {
	input: z.object({
		name: z.string().trim().min(1).max(80),
		scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
		/** Days until it stops working; null: never. */
		days: z.number().int().min(1).max(3650).nullable().default(null),
	}),
	may: ownerInPerson,
	async run({ db, actor, now, emit }, _, { name, scopes: wanted, days }) {
		const studioId = actor.studioId as string
		const id = newId()
		const secret = newSecret()
		await db
			.insertInto('api_key')
			.values({
				...{ studio_id: studioId, id, name, secret_hash: keyHash(secret), created_at: now },
				...{ scopes: [...new Set(wanted)], staff_id: staffIdOf(actor) as string },
				expires_at: days === null ? null : new Date(now.getTime() + days * 86_400_000),
			})
			.execute()
		await emit(apiKeyMade, {
			data: { keyId: id },
			subject: { type: 'api-key', id },
			after: { name, scopes: wanted },
		})
		return ok({ keyId: id, key: keyPrefix + linkToken({ studioId, id, secret }) })
	},
})
