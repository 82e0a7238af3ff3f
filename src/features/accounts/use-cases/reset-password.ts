import { z } from 'zod'
import { anyone } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { passwordMaximum } from '../rules/password-length.ts'
import { passwordFlaw } from '../rules/passwords.ts'
import { setPassword } from '../ways-in/accounts.ts'
import { fromHere } from '../ways-in/limits.ts'
import { languageOf, mailAccount } from '../ways-in/mail.ts'
import { namesOf } from '../ways-in/names.ts'
import { hashPassword } from '../ways-in/passwords.ts'
import { hasSecondFactor } from '../ways-in/second-factor.ts'
import { endSessions } from '../ways-in/sessions.ts'
import { redeemTicket, withdrawTickets } from '../ways-in/tickets.ts'

const here = fromHere('reset', 20)

/** 1.1: a new password by a link that works once (I33). Every session ends; a second factor is still asked for. */
export const resetPassword = useCase('accounts.reset-password', {
	input: z.object({
		token: z.string().max(100),
		newPassword: z.string().min(1).max(passwordMaximum),
	}),
	may: anyone,
	limits: (_, knocking) => [here(knocking)],
	before: ({ newPassword }) => hashPassword(newPassword),
	async run({ db, now, locale }, _, { token, newPassword }, passwordHash) {
		const ticket = await redeemTicket(db, 'reset', token, now)
		if (!ticket) return refuse('link_expired')
		const { accountId } = ticket
		const { email, own } = await namesOf(db, accountId)
		const secondFactor = await hasSecondFactor(db, accountId)
		const flaw = passwordFlaw(newPassword, { secondFactor, own })
		if (flaw) return refuse(flaw.code, flaw.params, 'newPassword')
		await setPassword(db, accountId, passwordHash, now)
		await endSessions(db, accountId, null)
		await withdrawTickets(db, 'second-step', accountId)
		const language = await languageOf(db, accountId, locale)
		await mailAccount(db, 'password-changed', { to: email, locale: language, path: '/reset' })
		return ok(null)
	},
})
