import { z } from 'zod'
import { anyone } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { completeChange, noteYes } from '../ways-in/email-change.ts'
import { fromHere } from '../ways-in/limits.ts'
import { redeemTicket } from '../ways-in/tickets.ts'

const here = fromHere('confirm', 60)

/** What a press on the link's button led to. */
export type Confirmed = { is: 'added' | 'one of two' | 'changed'; email: string }

/**
 * 1.1: a link from a mail says yes, once (I33). It proves an added address; of a change it is one of two. Opening the
 * page does nothing: mail scanners follow links.
 */
export const confirmEmail = useCase('accounts.confirm-email', {
	input: z.object({ token: z.string().max(100) }),
	may: anyone,
	limits: (_, knocking) => [here(knocking)],
	conflicts: { account_email_pkey: 'link_expired', account_email_key: 'link_expired' },
	async run({ db, now }, _, { token }) {
		const added = await redeemTicket(db, 'verify-email', token, now)
		if (added) {
			const { email, accountId } = added
			await db
				.insertInto('account_email')
				.values({ email, account_id: accountId, verified_at: now })
				.execute()
			return ok<Confirmed>({ is: 'added', email })
		}
		const ticket = await redeemTicket(db, 'change-email', token, now)
		const change = ticket && (await noteYes(db, ticket.changeId, ticket.side, now))
		if (!change) return refuse('link_expired')
		if (change.confirmed.length < 2) return ok<Confirmed>({ is: 'one of two', email: change.to })
		if (!(await completeChange(db, change, now))) return refuse('link_expired')
		return ok<Confirmed>({ is: 'changed', email: change.to })
	},
})
