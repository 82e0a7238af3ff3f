import { type Actor, type Locale, visitor } from '#platform/actor.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'
import { auth } from './auth.ts'

/** Who sends this request, read live from the database each time (I32). */
export async function whoIs(headers: Headers, locale: Locale): Promise<Actor> {
	if (!headers.get('cookie')?.includes('session_token')) return visitor(locale)
	const found = await (await auth()).api.getSession({ headers })
	if (!found) return visitor(locale)
	const { session, user } = found
	const place = { studioId: session.studioId ?? null, side: session.side ?? null }
	return (await actorIn(user.id, place, locale)) ?? visitor(locale, user.id)
}

type Place = { studioId: string | null; side: string | null }

/** The account's part in the studio where its session stands; without a place, the first studio it has to do with. */
export async function actorIn(accountId: string, place: Place, locale: Locale): Promise<Actor | null> {
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
