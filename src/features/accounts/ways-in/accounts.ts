import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'

/** The account that may log in with this address; only verified ones count (1.5). */
export const accountByAddress = (db: Db, email: string): Promise<{ id: string } | undefined> =>
	db.selectFrom('account_email').select('account_id as id').where('email', '=', email).executeTakeFirst()

/** Makes an account whose address has been proven by whatever led here, and its password. */
export async function createAccount(
	db: Db,
	made: { name: string; email: string; passwordHash: string; locale: string; now: Date },
): Promise<string> {
	const id = newId()
	const { name, email, locale, now } = made
	await db
		.insertInto('account')
		.values({ id, name, email, emailVerified: true, locale, createdAt: now, updatedAt: now })
		.execute()
	await db.insertInto('account_email').values({ email, account_id: id, verified_at: now }).execute()
	await setPassword(db, id, made.passwordHash, now)
	return id
}

/** Sets the password, whether the account had one or not. */
export async function setPassword(db: Db, accountId: string, password: string, now: Date): Promise<void> {
	const changed = await db
		.updateTable('account_credential')
		.set({ password, updatedAt: now })
		.where('userId', '=', accountId)
		.where('providerId', '=', 'credential')
		.returning('id')
		.executeTakeFirst()
	if (changed) return
	await db
		.insertInto('account_credential')
		.values({ id: newId(), accountId, providerId: 'credential', userId: accountId, password })
		.execute()
}

/** Makes an account part of a studio; harmless when it already is. */
export const giveAccess = (db: Db, accountId: string, studioId: string) =>
	db
		.insertInto('studio_access')
		.values({ account_id: accountId, studio_id: studioId })
		.onConflict((already) => already.doNothing())
		.execute()
