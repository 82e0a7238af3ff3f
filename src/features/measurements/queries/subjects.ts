import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Reading } from '#platform/use-case.ts'
import type { Measured } from '../permissions.ts'
import { consentVersion } from '../rules/consent.ts'

export type MeasuredClient = Measured & { studioId: string; name: string }

/** Whom it is about: this client, or the one who asks. */
export async function measuredClient(
	{ db, actor }: Pick<Reading, 'db' | 'actor'>,
	clientId?: string,
): Promise<MeasuredClient | undefined> {
	const id = clientId ?? (actor.kind === 'client' ? actor.id : null)
	if (!id) return undefined
	const { rows } = await sql<MeasuredClient>`
		select client.id as client_id, client.studio_id as "studioId",
			trim(client.first_name || ' ' || client.last_name) as name,
			setting.turned_on_at is not null as "on", consent.id as "consentId"
		from client
		left join measurement_setting setting on setting.studio_id = client.studio_id
		left join measurement_consent consent on consent.studio_id = client.studio_id and consent.client_id = client.id
			and consent.withdrawn_at is null and consent.version = ${consentVersion}
		where client.id = ${id}::uuid`.execute(db)
	return rows[0]
}

/** One value with its client; changed by one at a time. */
export async function measurementWithClient(reading: Reading, measurementId: string) {
	const row = await reading.db
		.selectFrom('measurement')
		.selectAll()
		.where('id', '=', measurementId)
		.forUpdate()
		.executeTakeFirst()
	const client = row && (await measuredClient(reading, row.client_id))
	return client && { ...client, row }
}

export async function photoWithClient(reading: Reading, photoId: string) {
	const photo = await reading.db
		.selectFrom('measurement_photo')
		.selectAll()
		.where('id', '=', photoId)
		.executeTakeFirst()
	const client = photo && (await measuredClient(reading, photo.client_id))
	return client && { ...client, photo }
}

/**
 * Holds the consent for the length of this transaction: a withdrawal at the same moment comes before it, and this finds
 * nothing, or after it.
 */
export async function consentHolds(db: Db, { consentId }: Measured): Promise<boolean> {
	if (consentId === null) return false
	const row = await db
		.selectFrom('measurement_consent')
		.select('id')
		.where('id', '=', consentId)
		.where('withdrawn_at', 'is', null)
		.forShare()
		.executeTakeFirst()
	return row !== undefined
}
