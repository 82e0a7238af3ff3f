import { createOTP } from '@better-auth/utils/otp'
import type { z } from 'zod'
import { setUpSecondFactor } from '#features/accounts/use-cases/set-up-second-factor.ts'
import { turnSecondFactorOn } from '#features/accounts/use-cases/turn-second-factor-on.ts'
import { createAccount } from '#features/accounts/ways-in/accounts.ts'
import { unsealed } from '#features/accounts/ways-in/install-key.ts'
import { hashPassword } from '#features/accounts/ways-in/passwords.ts'
import { whoIs } from '#features/accounts/who.ts'
import type { Actor } from '#platform/actor.ts'
import { visitor } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import type { Origin } from '#platform/origin.ts'
import { nowhere } from '#platform/origin.ts'
import { must, type Outcome, perform } from '#platform/perform.ts'
import type { UseCase } from '#platform/use-case.ts'
import { within } from './studio.ts'

export const goodPassword = 'a quiet lane near the river'

let serial = 0

/** Somebody with an account and the good password, in no studio. */
export async function person(email = `person-${++serial}-${Date.now()}@example.test`) {
	const passwordHash = await hashPassword(goodPassword)
	const made = { name: 'Nora Quill', email, passwordHash, locale: 'en', now: now() }
	const id = await within(null, (db) => createAccount(db, made))
	return { id, email }
}

/** Gives an existing account (of a test studio) the good password. */
export const withPassword = async (accountId: string): Promise<void> => {
	const password = await hashPassword(goodPassword)
	await within(null, (db) =>
		db
			.insertInto('account_credential')
			.values({ id: accountId, accountId, providerId: 'credential', userId: accountId, password })
			.execute(),
	)
}

/** Does a use-case from somewhere: with cookies and an address. */
export const from =
	(origin: Partial<Origin>, actor: Actor = visitor('en')) =>
	<S, I extends z.ZodType, T>(useCase: UseCase<S, I, T>, input: z.input<I>): Promise<Outcome<T>> =>
		perform(useCase, input, { actor, from: { ...nowhere, address: '203.0.113.1', ...origin } })

/** Who a session cookie stands for, on the next request. */
export const whoHas = (session: string): Promise<Actor> => whoIs(new Headers(), session, 'en')

/** The code an authenticator app shows, `away` half minutes from now. */
export async function appCode(accountId: string, away = 0): Promise<string> {
	const row = await within(null, (db) =>
		db
			.selectFrom('account_two_factor')
			.select('secret')
			.where('userId', '=', accountId)
			.executeTakeFirstOrThrow(),
	)
	return createOTP(await unsealed(row.secret), {}).hotp(Math.floor(Date.now() / 30_000) + away)
}

/** Somebody with an account whose log-in asks for a code of their app as well. */
export async function protectedPerson() {
	const { id, email } = await person()
	const me = from({}, visitor('en', id))
	const shown = must(await me(setUpSecondFactor, { password: goodPassword }))
	const { backup } = must(await me(turnSecondFactorOn, { code: await appCode(id, -1) }))
	return { id, email, me, shown, backup }
}
