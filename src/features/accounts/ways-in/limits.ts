import { type Limit, neighbourhood, privately } from '#platform/http/limits.ts'
import type { Knocking } from '#platform/use-case.ts'

const minutes = 60

/** At most this often from one neighbourhood of the network in a quarter of an hour. */
export const fromHere =
	(what: string, most: number) =>
	({ from }: Pick<Knocking, 'from'>): Limit => ({
		bucket: `${what}:from:${neighbourhood(from.address)}`,
		most,
		seconds: 15 * minutes,
	})

/** At most this often for one address of somebody, whoever asks. */
export const forAddress = (what: string, email: string, most: number, seconds = 15 * minutes): Limit => ({
	bucket: `${what}:email:${privately(email)}`,
	most,
	seconds,
})

/** At most this often for one account. */
export const forAccount = (what: string, accountId: string, most: number, seconds = 15 * minutes): Limit => ({
	bucket: `${what}:account:${accountId}`,
	most,
	seconds,
})

/** Guessing one's own password from inside is limited like a log-in. */
export const passwordTries = (_: unknown, { actor }: Knocking): Limit[] =>
	actor.accountId ? [forAccount('password', actor.accountId, 10)] : []
