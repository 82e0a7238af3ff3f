import { z } from 'zod'
import { ok, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { endSessions } from '../ways-in/sessions.ts'

/** 1.1: ends every session of one's own but this one. */
export const revokeOtherSessions = useCase('accounts.revoke-other-sessions', {
	input: z.object({}),
	may: accountInPerson,
	async run({ db, actor, from }) {
		return ok({ ended: await endSessions(db, actor.accountId as string, from.session) })
	},
})
