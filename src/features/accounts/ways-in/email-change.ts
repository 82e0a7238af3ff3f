import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { inEachStudio } from '#platform/database/studios.ts'
import type { Db } from '#platform/database/transaction.ts'
import { writeEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { send } from '#platform/jobs.ts'
import { profileChanged } from '../events.ts'

/** A change of main address under way: which of the two mailboxes have said yes. */
export type EmailChange = { accountId: string; from: string; to: string; confirmed: ('old' | 'new')[] }

const identifierOf = (changeId: string): string => `email-change:${changeId}`

export async function openChange(
	db: Db,
	changeId: string,
	change: EmailChange,
	now: Date,
	seconds: number,
): Promise<void> {
	await db
		.deleteFrom('account_verification')
		.where('identifier', 'like', 'email-change:%')
		.where('value', 'like', `%"accountId":"${change.accountId}"%`)
		.execute()
	const expiresAt = new Date(now.getTime() + seconds * 1000)
	const row = { id: newId(), identifier: identifierOf(changeId), value: JSON.stringify(change), expiresAt }
	await db.insertInto('account_verification').values(row).execute()
}

/** Notes one mailbox's yes; the row's lock makes the second of two at once see the first. Null: the change is off. */
export async function noteYes(
	db: Db,
	changeId: string,
	side: 'old' | 'new',
	now: Date,
): Promise<EmailChange | null> {
	const row = await db
		.selectFrom('account_verification')
		.select(['id', 'value'])
		.where('identifier', '=', identifierOf(changeId))
		.where('expiresAt', '>', now)
		.forUpdate()
		.executeTakeFirst()
	if (!row) return null
	const change: EmailChange = JSON.parse(row.value)
	change.confirmed = [...new Set([...change.confirmed, side])]
	if (change.confirmed.length === 2) {
		await db.deleteFrom('account_verification').where('id', '=', row.id).execute()
	} else {
		const value = JSON.stringify(change)
		await db.updateTable('account_verification').set({ value }).where('id', '=', row.id).execute()
	}
	return change
}

/**
 * 1.1, 2.4: the new address takes the old one's place, as the way in and in every studio, where coaches see it at once.
 * A studio where another client already has the address keeps the old one.
 */
export async function completeChange(
	db: Db,
	{ accountId, from, to }: EmailChange,
	now: Date,
): Promise<boolean> {
	const taken = await db
		.insertInto('account_email')
		.values({ email: to, account_id: accountId, verified_at: now })
		.onConflict((own) =>
			own.column('email').doUpdateSet({ verified_at: now }).where('account_email.account_id', '=', accountId),
		)
		.returning('email')
		.executeTakeFirst()
	// Somebody else has proven it is theirs since the change was asked for.
	if (!taken) return false
	await db.deleteFrom('account_email').where('email', '=', from).where('account_id', '=', accountId).execute()
	await db.updateTable('account').set({ email: to, updatedAt: now }).where('id', '=', accountId).execute()
	const access = await db
		.selectFrom('studio_access')
		.select('studio_id')
		.where('account_id', '=', accountId)
		.execute()
	const ids = access.map((row) => row.studio_id)
	await inEachStudio(db, ids, (studioId) => followIn(db, studioId, { accountId, from, to }, now))
	return true
}

type Move = { accountId: string; from: string; to: string }

async function followIn(db: Db, studioId: string, { accountId, from, to }: Move, now: Date): Promise<void> {
	await db
		.updateTable('staff')
		.set({ email: to })
		.where('account_id', '=', accountId)
		.where('email', '=', from)
		.execute()
	const { rows } = await sql<{ id: string; name: string; time_zone: string | null }>`
		update client set email = ${to}, version = version + 1
		where account_id = ${accountId} and email = ${from}
			and not exists (select from client other where other.studio_id = client.studio_id and other.email = ${to})
		returning id, trim(first_name || ' ' || last_name) as name, time_zone`.execute(db)
	for (const { id, name, time_zone } of rows) {
		const actor: Actor = {
			...{ kind: 'client', studioId, id, accountId, name, archived: false },
			...{ locale: 'en', timeZone: time_zone ?? 'UTC' },
		}
		const by = { actor, via: 'hand', useCase: 'accounts.confirm-email', now } as const
		await writeEvent(db, send, by, profileChanged, {
			data: { clientId: id },
			clientId: id,
			subject: { type: 'client', id },
			before: { email: from },
			after: { email: to },
		})
	}
}
