import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { passwordTries } from '../ways-in/limits.ts'
import { namesOf } from '../ways-in/names.ts'
import { knowsPassword } from '../ways-in/passwords.ts'
import { qrCode } from '../ways-in/qr-code.ts'
import { hasSecondFactor, prepareSecondFactor } from '../ways-in/second-factor.ts'

/** 1.1: shows a new secret for an authenticator app. Nothing changes at log-in until a code of it is confirmed. */
export const setUpSecondFactor = useCase('accounts.set-up-second-factor', {
	input: z.object({ password: z.string().min(1).max(1024) }),
	may: accountInPerson,
	limits: passwordTries,
	before: ({ password }, { actor }) => knowsPassword(actor.accountId, password),
	async run({ db, actor }, _, __, known) {
		if (!known) return refuse('password_wrong', {}, 'password')
		const accountId = actor.accountId as string
		if (await hasSecondFactor(db, accountId)) return refuse('second_factor_is_on')
		const { email } = await namesOf(db, accountId)
		const { uri, secret } = await prepareSecondFactor(db, accountId, email)
		return ok({ qr: qrCode(uri), uri, secret })
	},
})
