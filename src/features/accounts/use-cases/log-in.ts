import { z } from 'zod'
import { transaction } from '#platform/database/transaction.ts'
import { stepSeconds } from '#platform/http/cookies.ts'
import { forgive, type Limit } from '#platform/http/limits.ts'
import { appPool } from '#platform/perform.ts'
import { anyone } from '#platform/permission.ts'
import { type Knocking, ok, refuse, useCase } from '#platform/use-case.ts'
import { ownPath } from '../rules/own-path.ts'
import type { LogInOutcome } from '../ways-in/entering.ts'
import { forAddress, fromHere } from '../ways-in/limits.ts'
import { isPassword } from '../ways-in/passwords.ts'
import { hasSecondFactor } from '../ways-in/second-factor.ts'
import { knownDevice, startSession } from '../ways-in/sessions.ts'
import { issueTicket } from '../ways-in/tickets.ts'

const input = z.object({
	email: z.string().trim().max(254).toLowerCase(),
	password: z.string().min(1).max(1024),
	next: z.string().max(1000).optional(),
	studio: z.string().max(63).optional(),
})

const here = fromHere('log-in', 100)

/**
 * Guesses at one address are limited wherever they come from; a device that has logged in with it before has a limit of
 * its own, so that nobody can lock its owner out.
 */
async function limits({ email }: z.output<typeof input>, knocking: Knocking): Promise<Limit[]> {
	const device = await knownDevice(knocking.from.device, email)
	const own = device
		? { bucket: `log-in:device:${device}`, most: 10, seconds: 900 }
		: forAddress('log-in', email, 10)
	return [here(knocking), own]
}

const findByAddress = (email: string) =>
	transaction(appPool(), null, 'read only', async (db) => ({
		commit: false,
		value: await db
			.selectFrom('account_email')
			.leftJoin('account_credential', (join) =>
				join
					.onRef('account_credential.userId', '=', 'account_email.account_id')
					.on('account_credential.providerId', '=', 'credential'),
			)
			.where('account_email.email', '=', email)
			.select(['account_email.account_id as id', 'account_credential.password'])
			.executeTakeFirst(),
	}))

/**
 * 1.1: log-in by any verified address of an account and its password. Whatever is wrong, the answer is the same and takes
 * the same time. With a second factor it leads to the second step and opens nothing yet.
 */
export const logIn = useCase('accounts.log-in', {
	input,
	may: anyone,
	limits,
	async before({ email, password }) {
		const found = await findByAddress(email.normalize('NFC'))
		return (await isPassword(found?.password, password)) ? (found?.id ?? null) : null
	},
	async run({ db, from, now, actor }, _, asked, accountId) {
		if (accountId === null) return refuse('log_in_failed')
		const email = asked.email.normalize('NFC')
		const next = ownPath(asked.next)
		const studio = asked.studio ?? null
		for (const limit of await limits(asked, { from, now, actor })) await forgive(db, limit, now)
		if (await hasSecondFactor(db, accountId)) {
			const ticket = { accountId, next, studio, email }
			const step = await issueTicket(db, 'second-step', ticket, { now, seconds: stepSeconds })
			return ok<LogInOutcome>({ is: 'second-step', step })
		}
		const entered = await startSession(db, { accountId, email, next, studio }, from, now)
		return ok<LogInOutcome>({ is: 'in', ...entered })
	},
})
