import { sql } from 'kysely'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import type { EffectLine } from '#platform/use-case.ts'

type Gone = { values: number; photos: number }

/** Everything measured of a client goes for good: values, photos with their bytes, and what could still be undone. */
export async function eraseAll(db: Db, clientId: string): Promise<Gone> {
	await sql`delete from removed using event where event.studio_id = removed.studio_id and event.id = removed.event_id
		and event.name like 'measurements.%' and (event.client_id = ${clientId}::uuid or event.client_id in (
			select client_id from client_merged where into_client_id = ${clientId}::uuid))`.execute(db)
	const values = await db.deleteFrom('measurement').where('client_id', '=', clientId).executeTakeFirst()
	const photos = await db.deleteFrom('measurement_photo').where('client_id', '=', clientId).executeTakeFirst()
	return { values: Number(values.numDeletedRows), photos: Number(photos.numDeletedRows) }
}

export function goneInWords({ values, photos }: Gone, locale: 'en' | 'fr'): EffectLine[] {
	const lines: [number, string][] = [
		[values, m.measurements_effect_values_go({ count: values }, { locale })],
		[photos, m.measurements_effect_photos_go({ count: photos }, { locale })],
	]
	return lines.filter(([count]) => count > 0).map(([, text]) => ({ kind: 'goes', text }))
}
