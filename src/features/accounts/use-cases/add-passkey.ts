import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { Credential, keepPasskey } from '../ways-in/passkeys.ts'
import { redeemTicket } from '../ways-in/tickets.ts'

const most = 20

/** 1.1: keeps the passkey a browser has just made for this account's question. */
export const addPasskey = useCase('accounts.add-passkey', {
	input: z.object({
		question: z.string().max(100),
		name: z.string().trim().min(1).max(60),
		credential: Credential,
	}),
	may: accountInPerson,
	conflicts: { account_passkey_once: 'passkey_failed' },
	async run({ db, actor, now }, _, { question, name, credential }) {
		const accountId = actor.accountId as string
		const asked = await redeemTicket(db, 'passkey-add', question, now)
		if (asked?.accountId !== accountId) return refuse('passkey_failed')
		const has = await db.selectFrom('account_passkey').select('id').where('userId', '=', accountId).execute()
		if (has.length >= most) return refuse('passkey_failed')
		const kept = await keepPasskey(db, accountId, { name, challenge: asked.challenge, credential })
		return kept ? ok(null) : refuse('passkey_failed')
	},
})
