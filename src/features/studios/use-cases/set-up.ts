import { z } from 'zod'
import { EmailAddress } from '#features/accounts/rules/address.ts'
import { passwordMaximum } from '#features/accounts/rules/password-length.ts'
import { passwordFlaw } from '#features/accounts/rules/passwords.ts'
import { TimeZone } from '#features/accounts/rules/time-zone.ts'
import { createAccount, giveAccess } from '#features/accounts/ways-in/accounts.ts'
import { fromHere } from '#features/accounts/ways-in/limits.ts'
import { hashPassword } from '#features/accounts/ways-in/passwords.ts'
import { startSession } from '#features/accounts/ways-in/sessions.ts'
import { redeemTicket } from '#features/accounts/ways-in/tickets.ts'
import { anyone } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { studioCreated } from '../events.ts'
import { makeStudio } from './parts/make-studio.ts'

const here = fromHere('setup', 20)

/**
 * The first studio of an install and its owner, by the link printed at start, once (I33). Whoever reads that link runs
 * this machine, so the owner's address counts as verified.
 */
export const setUp = useCase('studios.set-up', {
	input: z.object({
		token: z.string().max(100),
		studioName: z.string().trim().min(1).max(120),
		timeZone: TimeZone.optional(),
		name: z.string().trim().min(1).max(120),
		email: EmailAddress,
		newPassword: z.string().min(1).max(passwordMaximum),
	}),
	may: anyone,
	makesStudio: true,
	limits: (_, knocking) => [here(knocking)],
	before: ({ newPassword }) => hashPassword(newPassword),
	async run({ db, actor, now, from, locale, emit }, _, input, passwordHash) {
		const { name, email, studioName } = input
		if (!(await redeemTicket(db, 'setup', input.token, now))) return refuse('link_expired')
		const own = [name, studioName, ...email.split('@')]
		const flaw = passwordFlaw(input.newPassword, { secondFactor: false, own })
		if (flaw) return refuse(flaw.code, flaw.params, 'newPassword')
		const studioId = actor.studioId as string
		const accountId = await createAccount(db, { name, email, passwordHash, locale, now })
		const owner = { accountId, name, email }
		const { slug } = await makeStudio(db, {
			...{ studioId, name: studioName, locale, timeZone: input.timeZone, owner, now },
		})
		await giveAccess(db, accountId, studioId)
		await emit(studioCreated, { data: { studioId }, who: name, after: { name: studioName } })
		return ok(await startSession(db, { accountId, email, next: '/coach/settings', studio: slug }, from, now))
	},
})
