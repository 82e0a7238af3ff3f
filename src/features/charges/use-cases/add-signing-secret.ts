import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { ownerInPerson } from '#platform/permission.ts'
import { sealBytes, studioKeyToSeal } from '#platform/sealed.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { signingSecretAdded } from '../events.ts'
import { connectionOf, placeOfSecret, signingSecrets } from '../queries/connection.ts'

/** More than a rotation ever needs. */
const most = 5

/** 12: what signs the provider's events; a new one stands beside the old until that is removed. */
export const addSigningSecret = useCase('charges.add-signing-secret', {
	input: z.object({
		signingSecret: z
			.string()
			.trim()
			.regex(/^whsec_[A-Za-z0-9+/=_-]{8,200}$/),
	}),
	output: z.object({ secretId: z.string() }),
	may: ownerInPerson,
	async run({ db, actor, now, emit }, _, { signingSecret }) {
		const studioId = actor.studioId as string
		if (!(await connectionOf(db))) return refuse('charges_off')
		const known = await signingSecrets(db, studioId)
		if (known.includes(signingSecret)) return refuse('charges_secret_known', {}, 'signingSecret')
		if (known.length >= most) return refuse('charges_secrets_many', { count: most }, 'signingSecret')
		const id = newId()
		const key = await studioKeyToSeal(db, studioId)
		const sealed = sealBytes(key, Buffer.from(signingSecret), placeOfSecret(studioId, id))
		await db
			.insertInto('stripe_signing_secret')
			.values({ studio_id: studioId, id, sealed, hint: signingSecret.slice(-4), added_at: now })
			.execute()
		await emit(signingSecretAdded, { data: {} })
		return ok({ secretId: id })
	},
})
