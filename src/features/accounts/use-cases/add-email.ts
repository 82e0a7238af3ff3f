import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { EmailAddress } from '../rules/address.ts'
import { accountByAddress } from '../ways-in/accounts.ts'
import { forAccount, forAddress, passwordTries } from '../ways-in/limits.ts'
import { languageOf, mailAccount } from '../ways-in/mail.ts'
import { knowsPassword } from '../ways-in/passwords.ts'
import { issueTicket } from '../ways-in/tickets.ts'

/**
 * 1.5: one more way in. The address gets a link; it counts once that is confirmed. An address of somebody else's account
 * answers the same, and its owner is told that they have an account already.
 */
export const addEmail = useCase('accounts.add-email', {
	input: z.object({ email: EmailAddress, password: z.string().min(1).max(1024) }),
	may: accountInPerson,
	limits: (input, knocking) => [
		...passwordTries(input, knocking),
		forAddress('mail', input.email, 5, 3600),
		forAccount('mail', knocking.actor.accountId ?? '', 20, 3600),
	],
	before: ({ password }, { actor }) => knowsPassword(actor.accountId, password),
	async run({ db, actor, now, locale }, _, { email }, known) {
		if (!known) return refuse('password_wrong', {}, 'password')
		const accountId = actor.accountId as string
		const owner = await accountByAddress(db, email)
		if (owner?.id === accountId) return refuse('email_is_yours', {}, 'email')
		const language = await languageOf(db, accountId, locale)
		if (owner) {
			await mailAccount(db, 'already-registered', { to: email, locale: language, path: '/login' })
			return ok({ email })
		}
		const secret = await issueTicket(db, 'verify-email', { accountId, email }, { now, seconds: 3600 })
		await mailAccount(db, 'verify-email', { to: email, locale: language, path: `/confirm/${secret}` })
		return ok({ email })
	},
})
