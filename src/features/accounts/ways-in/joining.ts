import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { giveAccess } from './accounts.ts'

type Invitation = {
	studio_id: string
	client_id: string | null
	staff_role: string | null
	email: string
}

/**
 * Makes the account what the invitation says: this client, or staff. Returns the side it then stands on; null where the client
 * is somebody's already (I29): an invitation to a program may go to a client who has a log-in, and never takes it away.
 */
export async function joinStudio(
	db: Db,
	invitation: Invitation,
	account: { id: string; name: string },
	now: Date,
): Promise<'client' | 'coach' | null> {
	const { studio_id, client_id, staff_role, email } = invitation
	await giveAccess(db, account.id, studio_id)
	if (client_id) {
		const mine = await db
			.updateTable('client')
			.set({ account_id: account.id })
			.where('id', '=', client_id)
			.where((is) => is.or([is('account_id', 'is', null), is('account_id', '=', account.id)]))
			.returning('id')
			.executeTakeFirst()
		return mine ? 'client' : null
	}
	await db
		.insertInto('staff')
		.values({
			...{ studio_id, id: newId(), account_id: account.id, name: account.name, email, created_at: now },
			role: staff_role as string,
		})
		.execute()
	return 'coach'
}

/** The link has proven the mailbox: it becomes a way into this account, unless it is already one into another. */
export const adoptAddress = (db: Db, accountId: string, email: string, now: Date) =>
	db
		.insertInto('account_email')
		.values({ email: email.toLowerCase(), account_id: accountId, verified_at: now })
		.onConflict((known) => known.doNothing())
		.execute()
