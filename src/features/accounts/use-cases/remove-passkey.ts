import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'

/** The passkey no longer opens this account. Somebody else's answers as if it didn't exist (1.4). */
export const removePasskey = useCase('accounts.remove-passkey', {
	input: z.object({ passkeyId: Id }),
	may: accountInPerson,
	async run({ db, actor }, _, { passkeyId }) {
		const removed = await db
			.deleteFrom('account_passkey')
			.where('id', '=', passkeyId)
			.where('userId', '=', actor.accountId as string)
			.returning('id')
			.executeTakeFirst()
		return removed ? ok(null) : refuse('not_found')
	},
})
