import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { passwordTries } from '../ways-in/limits.ts'
import { askForNewPasskey, ceremonySeconds } from '../ways-in/passkeys.ts'
import { knowsPassword } from '../ways-in/passwords.ts'
import { issueTicket } from '../ways-in/tickets.ts'

/** 1.1: the question a browser answers by making a passkey. A new way in is opened only by who knows the password. */
export const beginPasskey = useCase('accounts.begin-passkey', {
	input: z.object({ password: z.string().min(1).max(1024) }),
	may: accountInPerson,
	limits: passwordTries,
	before: ({ password }, { actor }) => knowsPassword(actor.accountId, password),
	async run({ db, actor, now }, _, __, known) {
		if (!known) return refuse('password_wrong', {}, 'password')
		const accountId = actor.accountId as string
		const account = await db
			.selectFrom('account')
			.select(['id', 'email', 'name'])
			.where('id', '=', accountId)
			.executeTakeFirstOrThrow()
		const options = await askForNewPasskey(db, account)
		const asked = { challenge: options.challenge, accountId }
		const question = await issueTicket(db, 'passkey-add', asked, { now, seconds: ceremonySeconds })
		return ok({ question, options })
	},
})
