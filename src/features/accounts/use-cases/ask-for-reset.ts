import { z } from 'zod'
import { anyone } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { EmailAddress } from '../rules/address.ts'
import { accountByAddress } from '../ways-in/accounts.ts'
import { forAddress, fromHere } from '../ways-in/limits.ts'
import { languageOf, mailAccount } from '../ways-in/mail.ts'
import { issueTicket, withdrawTickets } from '../ways-in/tickets.ts'

const hour = 3600
const here = fromHere('reset', 20)

/** 1.1: sends a link for a new password, if the address is a way into an account. The answer never says which. */
export const askForReset = useCase('accounts.ask-for-reset', {
	input: z.object({ email: EmailAddress }),
	may: anyone,
	limits: ({ email }, knocking) => [here(knocking), forAddress('reset', email, 5, hour)],
	async run({ db, now, locale }, _, { email }) {
		const account = await accountByAddress(db, email)
		if (!account) return ok(null)
		await withdrawTickets(db, 'reset', account.id)
		const secret = await issueTicket(db, 'reset', { accountId: account.id }, { now, seconds: hour })
		const language = await languageOf(db, account.id, locale)
		await mailAccount(db, 'reset-password', { to: email, locale: language, path: `/reset/${secret}` })
		return ok(null)
	},
})
