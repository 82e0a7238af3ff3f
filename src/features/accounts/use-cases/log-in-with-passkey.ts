import { z } from 'zod'
import { anyone } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { ownPath } from '../rules/own-path.ts'
import { fromHere } from '../ways-in/limits.ts'
import { namesOf } from '../ways-in/names.ts'
import { accountOfPasskey, Credential } from '../ways-in/passkeys.ts'
import { startSession } from '../ways-in/sessions.ts'
import { redeemTicket } from '../ways-in/tickets.ts'

const here = fromHere('passkey-answer', 50)

/** 1.1: log-in by a passkey. The device and what unlocks it are two factors: no code is asked for. */
export const logInWithPasskey = useCase('accounts.log-in-with-passkey', {
	input: z.object({
		question: z.string().max(100),
		credential: Credential,
		next: z.string().max(1000).nullish(),
		studio: z.string().max(63).nullish(),
	}),
	may: anyone,
	limits: (_, knocking) => [here(knocking)],
	async run({ db, now, from }, _, { question, credential, next, studio }) {
		const asked = await redeemTicket(db, 'passkey-log-in', question, now)
		const accountId = asked && (await accountOfPasskey(db, asked.challenge, credential))
		if (!accountId) return refuse('passkey_failed')
		const { email } = await namesOf(db, accountId)
		const entering = { accountId, email, next: ownPath(next), studio: studio ?? null }
		return ok(await startSession(db, entering, from, now))
	},
})
