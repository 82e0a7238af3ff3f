import { z } from 'zod'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { EmailAddress } from '../rules/address.ts'

/** 1.5: an address is no longer a way in. The main one can only be changed. */
export const removeEmail = useCase('accounts.remove-email', {
	input: z.object({ email: EmailAddress }),
	may: accountInPerson,
	async run({ db, actor }, _, { email }) {
		const removed = await db
			.deleteFrom('account_email')
			.where('email', '=', email)
			.where('account_id', '=', actor.accountId as string)
			.where(({ not, exists, selectFrom }) =>
				not(exists(selectFrom('account').select('id').where('account.email', '=', email))),
			)
			.returning('email')
			.executeTakeFirst()
		return removed ? ok(null) : refuse('not_found')
	},
})
