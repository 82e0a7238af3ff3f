import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'

/** 1.1: ends one session of one's own; it opens nothing from the next request on (I32). */
export const revokeSession = useCase('accounts.revoke-session', {
	input: z.object({ sessionId: Id }),
	may: accountInPerson,
	async run({ db, actor }, _, { sessionId }) {
		const ended = await db
			.deleteFrom('account_session')
			.where('id', '=', sessionId)
			.where('userId', '=', actor.accountId as string)
			.returning('id')
			.executeTakeFirst()
		return ended ? ok(null) : refuse('not_found')
	},
})
