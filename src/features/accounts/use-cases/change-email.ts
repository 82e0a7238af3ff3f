import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { EmailAddress } from '../rules/address.ts'
import { accountByAddress } from '../ways-in/accounts.ts'
import { openChange } from '../ways-in/email-change.ts'
import { forAccount, forAddress, passwordTries } from '../ways-in/limits.ts'
import { languageOf, mailAccount } from '../ways-in/mail.ts'
import { namesOf } from '../ways-in/names.ts'
import { knowsPassword } from '../ways-in/passwords.ts'
import { issueTicket } from '../ways-in/tickets.ts'

const day = 86_400

/**
 * 1.1: asks for another main address. Both the old and the new one get a link, and nothing changes before both are
 * confirmed. Where the new one belongs to somebody else's account the answer is the same, and nothing will come of it.
 */
export const changeEmail = useCase('accounts.change-email', {
	input: z.object({ email: EmailAddress, password: z.string().min(1).max(1024) }),
	may: accountInPerson,
	limits: (input, knocking) => [
		...passwordTries(input, knocking),
		forAddress('mail', input.email, 5, 3600),
		forAccount('mail', knocking.actor.accountId ?? '', 20, 3600),
	],
	before: ({ password }, { actor }) => knowsPassword(actor.accountId, password),
	async run({ db, actor, now, locale }, _, { email: to }, known) {
		if (!known) return refuse('password_wrong', {}, 'password')
		const accountId = actor.accountId as string
		const { email: was } = await namesOf(db, accountId)
		if (was === to) return refuse('email_is_yours', {}, 'email')
		const changeId = newId()
		await openChange(db, changeId, { accountId, from: was, to, confirmed: [] }, now, day)
		const language = await languageOf(db, accountId, locale)
		const until = { now, seconds: day }
		const old = await issueTicket(db, 'change-email', { changeId, side: 'old' }, until)
		await mailAccount(db, 'email-changed', {
			...{ to: was, locale: language, path: `/confirm/${old}` },
			params: { email: to },
		})
		const owner = await accountByAddress(db, to)
		if (owner && owner.id !== accountId) {
			await mailAccount(db, 'already-registered', { to, locale: language, path: '/login' })
			return ok({ email: to })
		}
		const fresh = await issueTicket(db, 'change-email', { changeId, side: 'new' }, until)
		await mailAccount(db, 'confirm-new-email', {
			...{ to, locale: language, path: `/confirm/${fresh}` },
			params: { email: to },
		})
		return ok({ email: to })
	},
})
