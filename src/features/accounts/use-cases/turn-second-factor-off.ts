import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { passwordFlaw } from '../rules/passwords.ts'
import { passwordTries } from '../ways-in/limits.ts'
import { knowsPassword } from '../ways-in/passwords.ts'
import { turnSecondFactor } from '../ways-in/second-factor.ts'

/** 1.1: log-in asks for the password alone again; a password that is too short for that has to be changed first. */
export const turnSecondFactorOff = useCase('accounts.turn-second-factor-off', {
	input: z.object({ password: z.string().min(1).max(1024) }),
	may: accountInPerson,
	limits: passwordTries,
	before: ({ password }, { actor }) => knowsPassword(actor.accountId, password),
	async run({ db, actor }, _, { password }, known) {
		if (!known) return refuse('password_wrong', {}, 'password')
		const flaw = passwordFlaw(password, { secondFactor: false })
		if (flaw?.code === 'password_too_short') return refuse('password_needs_second_factor', flaw.params)
		await turnSecondFactor(db, actor.accountId as string, false)
		return ok(null)
	},
})
