import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { passwordMaximum } from '../rules/password-length.ts'
import { passwordFlaw } from '../rules/passwords.ts'
import { setPassword } from '../ways-in/accounts.ts'
import { passwordTries } from '../ways-in/limits.ts'
import { languageOf, mailAccount } from '../ways-in/mail.ts'
import { namesOf } from '../ways-in/names.ts'
import { hashPassword, knowsPassword } from '../ways-in/passwords.ts'
import { hasSecondFactor } from '../ways-in/second-factor.ts'
import { endSessions } from '../ways-in/sessions.ts'

/** 1.1: a new password, by whoever knows the old one. Every other session ends. */
export const changePassword = useCase('accounts.change-password', {
	input: z.object({
		password: z.string().min(1).max(1024),
		newPassword: z.string().min(1).max(passwordMaximum),
	}),
	may: accountInPerson,
	limits: passwordTries,
	before: async ({ password, newPassword }, { actor }) =>
		(await knowsPassword(actor.accountId, password)) ? hashPassword(newPassword) : null,
	async run({ db, actor, now, from, locale }, _, { newPassword }, passwordHash) {
		if (passwordHash === null) return refuse('password_wrong', {}, 'password')
		const accountId = actor.accountId as string
		const { email, own } = await namesOf(db, accountId)
		const secondFactor = await hasSecondFactor(db, accountId)
		const flaw = passwordFlaw(newPassword, { secondFactor, own })
		if (flaw) return refuse(flaw.code, flaw.params, 'newPassword')
		await setPassword(db, accountId, passwordHash, now)
		await endSessions(db, accountId, from.session)
		const language = await languageOf(db, accountId, locale)
		await mailAccount(db, 'password-changed', { to: email, locale: language, path: '/reset' })
		return ok(null)
	},
})
