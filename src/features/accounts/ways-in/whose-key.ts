import { timingSafeEqual } from 'node:crypto'
import type { KeyActor, Locale } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'
import { readApiKey } from '../rules/link-token.ts'
import { digest } from './install-key.ts'

/** What the table keeps of a key's secret (SHA-256). */
export const keyHash = (secret: string): Buffer => Buffer.from(digest(secret), 'base64url')

/** The actor a key stands for, read live: revoked, expired, or its owner removed, and it is nobody's (I32). */
export async function whoseKey(text: string, locale: Locale): Promise<KeyActor | null> {
	const named = readApiKey(text)
	if (!named) return null
	const row = await transaction(appPool(), named.studioId, 'read only', async (db) => ({
		commit: false,
		value: await findKey(db, named.id),
	}))
	if (!row || !timingSafeEqual(row.secret_hash, keyHash(named.secret))) return null
	if (row.expires_at && row.expires_at <= now()) return null
	if (!row.last_used_at || now().getTime() - row.last_used_at.getTime() > 60_000)
		await noteUse(named.studioId, named.id)
	return {
		kind: 'key',
		studioId: named.studioId,
		id: named.id,
		accountId: row.account_id ?? '',
		staffId: row.staff_id,
		role: row.role as KeyActor['role'],
		scopes: row.scopes,
		name: row.name,
		locale,
		timeZone: row.time_zone,
	}
}

const findKey = (db: Db, id: string) =>
	db
		.selectFrom('api_key')
		.innerJoin('staff', 'staff.id', 'api_key.staff_id')
		.innerJoin('studio_settings as settings', 'settings.studio_id', 'api_key.studio_id')
		.innerJoin('studio', 'studio.id', 'api_key.studio_id')
		.where('api_key.id', '=', id)
		.where('api_key.revoked_at', 'is', null)
		.where('staff.removed_at', 'is', null)
		.where('staff.account_id', 'is not', null)
		.where('studio.suspended_at', 'is', null)
		.select(['api_key.secret_hash', 'api_key.scopes', 'api_key.expires_at', 'api_key.last_used_at'])
		.select(['api_key.name', 'api_key.staff_id', 'staff.role', 'staff.account_id', 'settings.time_zone'])
		.executeTakeFirst()

/** "Last used", to the minute: a write for every request would cost more than the request. */
const noteUse = (studioId: string, id: string) =>
	transaction(appPool(), studioId, 'read write', async (db) => ({
		commit: true,
		value: await db.updateTable('api_key').set({ last_used_at: now() }).where('id', '=', id).execute(),
	}))
