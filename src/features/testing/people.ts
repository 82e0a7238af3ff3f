import type { z } from 'zod'
import { createAccount } from '#features/accounts/ways-in/accounts.ts'
import { hashPassword } from '#features/accounts/ways-in/passwords.ts'
import { whoIs } from '#features/accounts/who.ts'
import type { Actor } from '#platform/actor.ts'
import { visitor } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import type { Origin } from '#platform/origin.ts'
import { nowhere } from '#platform/origin.ts'
import { type Outcome, perform } from '#platform/perform.ts'
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
