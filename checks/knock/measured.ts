import { sealerOf } from '#features/measurements/queries/sealing.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

/** A studio that measures, and what it measures. */
export async function metricRows(db: Db, studio_id: string, mark: string): Promise<Ids> {
	const metricId = newId()
	await db.insertInto('measurement_setting').values({ studio_id, turned_on_at: new Date() }).execute()
	await db
		.insertInto('metric')
		.values({ studio_id, id: metricId, name: `${mark} metric`, kind: 'mass' })
		.execute()
	return { metricId }
}

type Whose = { studioId: string; clientId: string; staffId: string; mark: string }

/** A client who agrees, with a value, another for somebody to delete, a photo, and a look of their coach's. */
export async function measurementRows(db: Db, { studioId, clientId, staffId, mark }: Whose): Promise<Ids> {
	const { id: metric_id } = await db.selectFrom('metric').select('id').executeTakeFirstOrThrow()
	const [measurementId, toDelete, photoId] = [newId(), newId(), newId()]
	const common = { studio_id: studioId, client_id: clientId }
	await db
		.insertInto('measurement_consent')
		.values({ ...common, id: newId(), version: 1, locale: 'en', given_at: new Date() })
		.execute()
	const sealer = await sealerOf(db, { studioId, client_id: clientId })
	const by = { by_kind: 'client', by_id: clientId }
	const rows = [
		{ id: measurementId, measured_on: '2026-01-04' },
		{ id: toDelete, measured_on: '2026-01-03' },
	].map((row) => ({
		...common,
		...row,
		...by,
		metric_id,
		sealed: sealer.value(row.id, { value: 70, note: mark }),
	}))
	await db.insertInto('measurement').values(rows).execute()
	const photo = {
		taken_on: '2026-01-05',
		pose: 'front',
		content_type: 'image/png',
		bytes: 1,
		storage_key: photoId,
	}
	await db
		.insertInto('measurement_photo')
		.values({ ...common, id: photoId, ...photo, ...by, ready_at: new Date() })
		.execute()
	const look = { staff_id: staffId, what: 'values', via: 'hand', at: new Date() }
	await db
		.insertInto('measurement_read')
		.values({ ...common, id: newId(), ...look })
		.execute()
	return { measurementId, photoId, toDelete }
}
