import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { forAccount } from '../ways-in/limits.ts'
import { hasSecondFactor, newBackupCodes, takeAppCode, turnSecondFactor } from '../ways-in/second-factor.ts'
import { endSessions } from '../ways-in/sessions.ts'

/** 1.1: the app shows the right code, so from now on log-in asks for one. Returns the backup codes, this once. */
export const turnSecondFactorOn = useCase('accounts.turn-second-factor-on', {
	input: z.object({ code: z.string().trim().min(1).max(12) }),
	may: accountInPerson,
	limits: (_, { actor }) => (actor.accountId ? [forAccount('code', actor.accountId, 10)] : []),
	async run({ db, actor, now, from }, _, { code }) {
		const accountId = actor.accountId as string
		if (await hasSecondFactor(db, accountId)) return refuse('second_factor_is_on')
		if (!(await takeAppCode(db, accountId, code.replace(/\s/g, ''), now)))
			return refuse('code_wrong', {}, 'code')
		await turnSecondFactor(db, accountId, true)
		await endSessions(db, accountId, from.session)
		return ok({ backup: await newBackupCodes(db, accountId) })
	},
})
