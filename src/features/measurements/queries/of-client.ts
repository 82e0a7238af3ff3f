import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { dayOf } from '#platform/time/days.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { mayRead } from '../permissions.ts'
import { poses } from '../rules/consent.ts'
import { shown, unitOf } from '../rules/units.ts'
import { MetricOut, metricsOf } from './metrics.ts'
import { openerOf } from './sealing.ts'
import { type MeasuredClient, measuredClient } from './subjects.ts'
import { traceLook } from './trace.ts'
import { unitsOf } from './units.ts'

/** More than ten years of every day; older ones are found by asking for what is before. */
const most = 5000

const Entry = z.object({
	id: z.string(),
	onDate: z.string(),
	/** In the reader's units, to the metric's decimals. */
	value: z.number(),
	note: z.string(),
	by: z.enum(['client', 'coach']),
	version: z.number(),
})
const Series = MetricOut.extend({
	/** What the values are in: kg or lb, cm or in, %, or the studio's own word. */
	shownUnit: z.string(),
	/** Oldest first. */
	entries: z.array(Entry),
})
const Photo = z.object({
	id: z.string(),
	takenOn: z.string(),
	pose: z.enum(poses),
	contentType: z.string(),
	bytes: z.number(),
	by: z.enum(['client', 'coach']),
})
export type Entry = z.output<typeof Entry>
export type Series = z.output<typeof Series>
export type Photo = z.output<typeof Photo>

export const OfClient = z.object({
	clientId: z.string(),
	clientName: z.string(),
	units: z.enum(['metric', 'imperial']),
	/** The reader's today: no day after it is accepted. */
	today: z.string(),
	series: z.array(Series),
	/** Newest first. */
	photos: z.array(Photo),
})
export type OfClient = z.output<typeof OfClient>

/**
 * 8.5: what was measured of a client since `from`, metric by metric, and the last two values of each, however old. A look of
 * the staff is written down (quality 3).
 */
export const ofClient = query('measurements.of-client', {
	input: z.object({ clientId: Id.optional(), from: Day.optional() }),
	output: OfClient,
	subject: (reading, { clientId }) => measuredClient(reading, clientId),
	may: mayRead,
	async run(reading, client, { from }) {
		await traceLook(reading, client, 'values')
		const { now, actor } = reading
		return {
			...{ clientId: client.client_id, clientName: client.name },
			units: await unitsOf(reading),
			today: dayOf(now, actor.timeZone),
			series: await seriesOf(reading, client, from ?? null),
			photos: await photosOf(reading, client.client_id),
		}
	},
})

type Row = {
	id: string
	metric_id: string
	on: string
	sealed: Buffer
	by: 'client' | 'coach'
	version: number
}

async function seriesOf(reading: Reading, client: MeasuredClient, from: string | null): Promise<Series[]> {
	const { db, locale } = reading
	const units = await unitsOf(reading)
	const { rows } = await sql<Row>`
		select id, metric_id, measured_on as "on", sealed, by_kind as by, version from (
			select *, row_number() over (partition by metric_id order by measured_on desc) as nth from measurement
			where client_id = ${client.client_id}::uuid) m
		where ${from}::date is null or measured_on >= ${from}::date or nth <= 2
		order by measured_on desc, id limit ${most}`.execute(db)
	const opener = await openerOf(db, client)
	const all = await metricsOf(db, locale)
	const series: Series[] = all.map((metric) => ({
		...metric,
		shownUnit: unitOf(metric, units),
		entries: [],
	}))
	const byMetric = new Map(series.map((each) => [each.id, each]))
	for (const { id, metric_id, on, sealed, by, version } of rows.toReversed()) {
		const metric = byMetric.get(metric_id)
		if (!metric) continue
		const { value, note } = await opener.value(id, sealed)
		metric.entries.push({ id, onDate: on, value: shown(value, metric, units), note, by, version })
	}
	return series.filter(({ archived, entries }) => !archived || entries.length > 0)
}

async function photosOf({ db }: Reading, clientId: string): Promise<Photo[]> {
	const rows = await db
		.selectFrom('measurement_photo')
		.select(['id', 'taken_on', 'pose', 'content_type', 'bytes', 'by_kind'])
		.where('client_id', '=', clientId)
		.where('ready_at', 'is not', null)
		.orderBy('taken_on', 'desc')
		.orderBy('id', 'desc')
		.limit(500)
		.execute()
	return rows.map((row) => ({
		...{ id: row.id, takenOn: row.taken_on, pose: row.pose as Photo['pose'] },
		...{ contentType: row.content_type, bytes: Number(row.bytes), by: row.by_kind as Photo['by'] },
	}))
}
