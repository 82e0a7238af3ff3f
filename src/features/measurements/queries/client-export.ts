import type { ClientExport } from '#platform/client-export.ts'
import { mayRead } from '../permissions.ts'
import { metricName } from '../rules/metrics.ts'
import { openerOf } from './sealing.ts'
import { measuredClient } from './subjects.ts'
import { traceLook } from './trace.ts'

/**
 * 2.1, quality 3: a client's measurements in their file, opened, where who takes the file may see them; else it says nothing
 * of them, not even how many there are.
 */
export const measurementsExport: ClientExport = {
	tables: ['measurement', 'measurement_photo'],
	async rows(reading, clientId) {
		const { actor } = reading
		if (actor.kind === 'key' && !actor.scopes.includes('measurements:read')) return {}
		const client = await measuredClient(reading, clientId)
		if (!client || !(await mayRead.allows(reading, client))) return {}
		const { db, locale } = reading
		const rows = await db
			.selectFrom('measurement')
			.innerJoin('metric', 'metric.id', 'measurement.metric_id')
			.selectAll('measurement')
			.select(['metric.key as metric_key', 'metric.name as metric_name', 'metric.kind as metric_kind'])
			.where('client_id', '=', clientId)
			.orderBy('measured_on')
			.orderBy('measurement.id')
			.execute()
		const photos = await db
			.selectFrom('measurement_photo')
			.select(['id', 'client_id', 'taken_on', 'pose', 'content_type', 'bytes', 'created_at'])
			.where('client_id', '=', clientId)
			.where('ready_at', 'is not', null)
			.execute()
		if (rows.length + photos.length > 0) await traceLook(reading, client, 'export')
		const opener = await openerOf(db, client)
		const opened = []
		for (const { sealed, metric_key, metric_name, metric_kind, ...row } of rows) {
			const metric = metricName({ key: metric_key, name: metric_name }, locale)
			opened.push({
				...row,
				metric,
				unit: unitKept[metric_kind] ?? '',
				...(await opener.value(row.id, sealed)),
			})
		}
		return {
			...(opened.length > 0 ? { measurement: opened } : {}),
			...(photos.length > 0 ? { measurement_photo: photos } : {}),
		}
	},
}

const unitKept: Record<string, string> = { mass: 'kg', length: 'cm', percent: '%' }
