import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { passwordTries } from '../ways-in/limits.ts'
import { knowsPassword } from '../ways-in/passwords.ts'
import { hasSecondFactor, newBackupCodes } from '../ways-in/second-factor.ts'

/** 1.1: ten new backup codes; the old ones stop working. */
export const renewBackupCodes = useCase('accounts.renew-backup-codes', {
	input: z.object({ password: z.string().min(1).max(1024) }),
	may: accountInPerson,
	limits: passwordTries,
	before: ({ password }, { actor }) => knowsPassword(actor.accountId, password),
	async run({ db, actor }, _, __, known) {
		if (!known) return refuse('password_wrong', {}, 'password')
		const accountId = actor.accountId as string
		if (!(await hasSecondFactor(db, accountId))) return refuse('not_found')
		return ok({ backup: await newBackupCodes(db, accountId) })
	},
})
