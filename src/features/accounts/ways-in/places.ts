import { inEachStudio } from '#platform/database/studios.ts'
import type { Db } from '#platform/database/transaction.ts'

/** One way an account is part of a studio: somebody may coach here and be coached there. */
export type Place = {
	studioId: string
	studioName: string
	studioSlug: string
	side: 'coach' | 'client'
	role: 'owner' | 'coach' | 'assistant' | 'client'
	/** Where log-in leads (1.2). */
	landsOn: string
}

/** 1.2: a client lands in the client area, a coach at home, an owner where settings say. */
export function landingOf(role: Place['role'], ownerLandsOn: string): string {
	if (role === 'client') return '/client'
	return role === 'owner' && ownerLandsOn === 'settings' ? '/coach/settings' : '/coach'
}

/** Every place an account has, read live in each of its studios (I32). */
export async function placesOf(db: Db, accountId: string): Promise<Place[]> {
	const access = await db
		.selectFrom('studio_access')
		.select('studio_id')
		.where('account_id', '=', accountId)
		.orderBy('created_at')
		.execute()
	const ids = access.map((row) => row.studio_id)
	const places = await inEachStudio(db, ids, (studioId) => placesIn(db, studioId, accountId))
	return places.flat()
}

async function placesIn(db: Db, studioId: string, accountId: string): Promise<Place[]> {
	const row = await db
		.selectFrom('studio_settings as settings')
		.innerJoin('studio', 'studio.id', 'settings.studio_id')
		.leftJoin('staff', (join) =>
			join.on('staff.account_id', '=', accountId).on('staff.removed_at', 'is', null),
		)
		.leftJoin('client', (join) => join.on('client.account_id', '=', accountId))
		.where('settings.studio_id', '=', studioId)
		.where('studio.suspended_at', 'is', null)
		.select(['studio.name', 'studio.slug', 'settings.owner_lands_on', 'settings.archived_clients_read'])
		.select(['staff.role', 'client.id as clientId', 'client.archived_at'])
		.executeTakeFirst()
	if (!row) return []
	const place = (side: Place['side'], role: Place['role']): Place => {
		const landsOn = landingOf(role, row.owner_lands_on)
		return { studioId, studioName: row.name, studioSlug: row.slug, side, role, landsOn }
	}
	const asClient = row.clientId !== null && (row.archived_at === null || row.archived_clients_read)
	return [
		...(row.role ? [place('coach', row.role as Place['role'])] : []),
		...(asClient ? [place('client', 'client')] : []),
	]
}
