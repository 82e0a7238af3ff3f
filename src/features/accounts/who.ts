import type pg from 'pg'
import { type Actor, type Locale, visitor } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { statements, transaction } from '#platform/database/transaction.ts'
import { sessionSeconds } from '#platform/http/cookies.ts'
import { appPool } from '#platform/perform.ts'
import { digest } from './ways-in/install-key.ts'
import { whoseKey } from './ways-in/whose-key.ts'

/**
 * Who sends this request, read live from the database each time (I32): by session cookie, or by API key. Two statements
 * for somebody logged in.
 */
export async function whoIs(headers: Headers, session: string | null, locale: Locale): Promise<Actor> {
	const bearer = /^Bearer\s+(\S{1,300})$/i.exec(headers.get('authorization') ?? '')?.[1]
	if (bearer) return (await whoseKey(bearer, locale)) ?? visitor(locale)
	if (!session) return visitor(locale)
	const found = await sessionOf(appPool(), session)
	if (!found) return visitor(locale)
	return (await actorIn(found.accountId, found, locale)) ?? visitor(locale, found.accountId)
}

type Session = { accountId: string; studioId: string | null; side: string | null }

/** One statement outside any studio; once a day it also moves the end of the session on. */
async function sessionOf(pool: pg.Pool, secret: string): Promise<Session | null> {
	const [token, at] = [digest(secret), now()]
	statements.count++
	const { rows } = await pool.query<Session & { updatedAt: Date }>({
		name: 'session',
		text: `select "userId" as "accountId", "studioId", side, "updatedAt"
			from account_session where token = $1 and "expiresAt" > $2`,
		values: [token, at],
	})
	const session = rows[0]
	if (!session) return null
	if (at.getTime() - session.updatedAt.getTime() > 86_400_000) await prolong(pool, token, at)
	return session
}

async function prolong(pool: pg.Pool, token: string, at: Date): Promise<void> {
	const ends = new Date(at.getTime() + sessionSeconds * 1000)
	statements.count++
	await pool.query('update account_session set "updatedAt" = $2, "expiresAt" = $3 where token = $1', [
		token,
		at,
		ends,
	])
}

type Standing = { studioId: string | null; side: string | null }

/** The account's part in the studio where its session stands; without a place, the first studio it has to do with. */
export async function actorIn(accountId: string, place: Standing, locale: Locale): Promise<Actor | null> {
	const studios = place.studioId ? [place.studioId] : await studiosOf(accountId)
	for (const studioId of studios) {
		const actor = await partIn(studioId, accountId, place.side, locale)
		if (actor) return actor
	}
	return null
}

export const studiosOf = (accountId: string): Promise<string[]> =>
	transaction(appPool(), null, 'read only', async (db) => {
		const rows = await db
			.selectFrom('studio_access')
			.select('studio_id')
			.where('account_id', '=', accountId)
			.orderBy('created_at')
			.execute()
		return { commit: false, value: rows.map((row) => row.studio_id) }
	})

function partIn(
	studioId: string,
	accountId: string,
	side: string | null,
	locale: Locale,
): Promise<Actor | null> {
	return transaction(appPool(), studioId, 'read only', async (db) => {
		const row = await db
			.selectFrom('studio_settings as settings')
			.innerJoin('account', (join) => join.on('account.id', '=', accountId))
			.innerJoin('studio', 'studio.id', 'settings.studio_id')
			.leftJoin('staff', (join) =>
				join.on('staff.account_id', '=', accountId).on('staff.removed_at', 'is', null),
			)
			.leftJoin('client', (join) => join.on('client.account_id', '=', accountId))
			.where('studio.suspended_at', 'is', null)
			.select([
				'settings.time_zone as studioZone',
				'settings.archived_clients_read as archivedRead',
				'account.timeZone',
				'account.locale',
			])
			.select(['staff.id as staffId', 'staff.role', 'staff.name as staffName'])
			.select(['client.id as clientId', 'client.first_name', 'client.last_name', 'client.archived_at'])
			.executeTakeFirst()
		return { commit: false, value: row ? partOf(row, studioId, accountId, side, locale) : null }
	})
}

type Row = {
	studioZone: string
	archivedRead: boolean
	timeZone: string | null
	locale: string | null
	staffId: string | null
	role: string | null
	staffName: string | null
	clientId: string | null
	first_name: string | null
	last_name: string | null
	archived_at: Date | null
}

function partOf(
	row: Row,
	studioId: string,
	accountId: string,
	side: string | null,
	locale: Locale,
): Actor | null {
	const common = { studioId, accountId, locale, timeZone: row.timeZone ?? row.studioZone }
	const asStaff = row.staffId !== null && row.role !== null
	const asClient = row.clientId !== null && (row.archived_at === null || row.archivedRead)
	if (asStaff && (side !== 'client' || !asClient)) {
		return {
			...common,
			kind: 'staff',
			id: row.staffId as string,
			role: row.role as 'owner' | 'coach' | 'assistant',
			name: row.staffName ?? '',
		}
	}
	if (!asClient) return null
	const name = `${row.first_name} ${row.last_name}`.trim()
	return { ...common, kind: 'client', id: row.clientId as string, name, archived: row.archived_at !== null }
}
