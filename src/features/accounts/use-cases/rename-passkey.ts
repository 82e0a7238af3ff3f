import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'

/** Gives a passkey another name. Somebody else's answers as if it didn't exist (1.4). */
export const renamePasskey = useCase('accounts.rename-passkey', {
	input: z.object({ passkeyId: Id, name: z.string().trim().min(1).max(60) }),
	may: accountInPerson,
	async run({ db, actor }, _, { passkeyId, name }) {
		const renamed = await db
			.updateTable('account_passkey')
			.set({ name })
			.where('id', '=', passkeyId)
			.where('userId', '=', actor.accountId as string)
			.returning('id')
			.executeTakeFirst()
		return renamed ? ok(null) : refuse('not_found')
	},
})
