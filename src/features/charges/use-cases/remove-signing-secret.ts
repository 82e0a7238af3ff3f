import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ownerInPerson } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { signingSecretRemoved } from '../events.ts'

/** 12: from now on nothing it signed is believed. */
export const removeSigningSecret = useCase('charges.remove-signing-secret', {
	input: z.object({ secretId: Id }),
	output: z.object({}),
	subject: ({ db }, { secretId }) =>
		db.selectFrom('stripe_signing_secret').select('id').where('id', '=', secretId).executeTakeFirst(),
	may: ownerInPerson,
	async run({ db, emit }, { id }) {
		await db.deleteFrom('stripe_signing_secret').where('id', '=', id).execute()
		await emit(signingSecretRemoved, { data: {} })
		return ok({})
	},
})
