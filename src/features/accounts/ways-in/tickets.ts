import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { digest, newSecret } from './install-key.ts'

/** What a single-use secret stands for. Only its digest is kept (I33). */
export type Tickets = {
	setup: Record<string, never>
	reset: { accountId: string }
	'verify-email': { accountId: string; email: string }
	'change-email': { changeId: string; side: 'old' | 'new' }
	'second-step': { accountId: string; next: string | null; studio: string | null; email: string }
	'passkey-log-in': { challenge: string }
	'passkey-add': { challenge: string; accountId: string }
}
type Kind = keyof Tickets

const identifierOf = (kind: Kind, secret: string): string => `${kind}:${digest(secret)}`

/** Makes one and returns its secret, which is shown once, in a mail or a cookie. */
export async function issueTicket<K extends Kind>(
	db: Db,
	kind: K,
	value: Tickets[K],
	{ now, seconds }: { now: Date; seconds: number },
): Promise<string> {
	const secret = newSecret()
	const expiresAt = new Date(now.getTime() + seconds * 1000)
	const row = { id: newId(), identifier: identifierOf(kind, secret), value: JSON.stringify(value), expiresAt }
	await db.insertInto('account_verification').values(row).execute()
	return secret
}

/** Uses it up: of any number at once, one gets it (I33). Null when unknown, used or too old, all the same. */
export async function redeemTicket<K extends Kind>(
	db: Db,
	kind: K,
	secret: string,
	now: Date,
): Promise<Tickets[K] | null> {
	const row = await db
		.deleteFrom('account_verification')
		.where('identifier', '=', identifierOf(kind, secret))
		.returning(['value', 'expiresAt'])
		.executeTakeFirst()
	return row && row.expiresAt > now ? JSON.parse(row.value) : null
}

/** Looks without using it up: for showing the right page. */
export async function seeTicket<K extends Kind>(
	db: Db,
	kind: K,
	secret: string,
	now: Date,
): Promise<Tickets[K] | null> {
	const row = await db
		.selectFrom('account_verification')
		.select('value')
		.where('identifier', '=', identifierOf(kind, secret))
		.where('expiresAt', '>', now)
		.executeTakeFirst()
	return row ? JSON.parse(row.value) : null
}

/** Takes back every ticket of a kind that an account still has: a newer link replaces the older ones. */
export async function withdrawTickets(db: Db, kind: Kind, accountId: string): Promise<void> {
	await db
		.deleteFrom('account_verification')
		.where('identifier', 'like', `${kind}:%`)
		.where('value', 'like', `%"accountId":"${accountId}"%`)
		.execute()
}
