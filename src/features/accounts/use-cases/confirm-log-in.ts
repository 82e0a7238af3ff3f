import { z } from 'zod'
import { transaction } from '#platform/database/transaction.ts'
import type { Limit } from '#platform/http/limits.ts'
import { appPool } from '#platform/perform.ts'
import { anyone } from '#platform/permission.ts'
import { type Knocking, ok, refuse, useCase } from '#platform/use-case.ts'
import { forAccount } from '../ways-in/limits.ts'
import { takeAppCode, takeBackupCode } from '../ways-in/second-factor.ts'
import { startSession } from '../ways-in/sessions.ts'
import { redeemTicket, seeTicket } from '../ways-in/tickets.ts'

/** Six digits leave a guesser one in a million: ten tries in a quarter of an hour and fifty a day for one account. */
async function limits(_: unknown, { from, now }: Knocking): Promise<Limit[]> {
	const waiting = await transaction(appPool(), null, 'read only', async (db) => ({
		commit: false,
		value: await seeTicket(db, 'second-step', from.step ?? '', now),
	}))
	if (!waiting) return []
	return [forAccount('code', waiting.accountId, 10), forAccount('codes', waiting.accountId, 50, 86_400)]
}

/** 1.1: the second step of a log-in, by the authenticator app or a backup code. Each code works once. */
export const confirmLogIn = useCase('accounts.confirm-log-in', {
	input: z.object({ code: z.string().trim().min(1).max(40) }),
	may: anyone,
	limits,
	async run({ db, from, now }, _, { code }) {
		const waiting = await seeTicket(db, 'second-step', from.step ?? '', now)
		if (!waiting) return refuse('link_expired')
		const { accountId } = waiting
		const digits = code.replace(/\s/g, '')
		const taken =
			(await takeAppCode(db, accountId, digits, now)) || (await takeBackupCode(db, accountId, code))
		if (!taken) return refuse('code_wrong', {}, 'code')
		if (!(await redeemTicket(db, 'second-step', from.step ?? '', now))) return refuse('link_expired')
		return ok(await startSession(db, waiting, from, now))
	},
})
