import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import type { Locale } from '#platform/i18n/format.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { metricName } from '../rules/metrics.ts'
import { type Kind, kinds } from '../rules/units.ts'

export const MetricOut = z.object({
	id: z.string(),
	/** Of the usual ones: the same in every studio and language. */
	key: z.string().nullable(),
	name: z.string(),
	kind: z.enum(kinds),
	/** The studio's own word for counts and numbers. */
	unit: z.string().nullable(),
	decimals: z.number(),
	archived: z.boolean(),
})
export type Metric = z.output<typeof MetricOut>

/** 8.5: what the studio measures, in its order, and whether it does at all (8.1). */
export const metrics = query('measurements.metrics', {
	input: z.object({}),
	output: z.object({ on: z.boolean(), metrics: z.array(MetricOut) }),
	may: coaches,
	run: async ({ db, locale }) => ({ on: await isOn(db), metrics: await metricsOf(db, locale) }),
})

export async function isOn(db: Db): Promise<boolean> {
	const row = await db.selectFrom('measurement_setting').select('turned_on_at').executeTakeFirst()
	return row?.turned_on_at != null
}

export async function metricsOf(db: Db, locale: Locale): Promise<Metric[]> {
	const rows = await db
		.selectFrom('metric')
		.select(['id', 'key', 'name', 'kind', 'unit', 'decimals', 'archived_at'])
		.orderBy('position')
		.orderBy('id')
		.execute()
	return rows.map(({ id, key, name, kind, unit, decimals, archived_at }) => ({
		...{ id, key, name: metricName({ key, name }, locale), kind: kind as Kind, unit, decimals },
		archived: archived_at !== null,
	}))
}

/** The metric about to be changed: whoever else changes what is measured waits. */
export const metricForUpdate = (db: Db, metricId: string) =>
	db.selectFrom('metric').selectAll().where('id', '=', metricId).forUpdate().executeTakeFirst()

/** Every metric, held in its order: for moving one of them. */
export async function metricsHeld(db: Db): Promise<{ id: string; archived: boolean }[]> {
	const { rows } = await sql<{ id: string; archived: boolean }>`
		select id, archived_at is not null as archived from metric order by position, id for update`.execute(db)
	return rows
}
