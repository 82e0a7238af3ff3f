import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { metricEdited } from '../events.ts'
import { metricForUpdate } from '../queries/metrics.ts'
import { metricName } from '../rules/metrics.ts'
import { MetricName, UnitWord } from './create-metric.ts'

/** 8.5: another name, unit or number of decimals. One of the usual metrics without a name has ours again, in each language. */
export const editMetric = useCase('measurements.edit-metric', {
	input: z.object({
		metricId: Id,
		name: MetricName.nullish(),
		unit: UnitWord.nullish(),
		decimals: z.number().int().min(0).max(3).optional(),
	}),
	output: z.object({ metricId: z.string() }),
	subject: ({ db }, { metricId }) => metricForUpdate(db, metricId),
	may: coaches,
	conflicts: { metric_name: 'measurements_name_taken' },
	async run({ db, emit, locale }, metric, { name, unit, decimals }) {
		const { id: metricId, key, kind } = metric
		if (name === null && key === null) return refuse('measurements_needs_name', {}, 'name')
		// Our own name typed again is no name of the studio's.
		const ours = key === null ? null : metricName({ key, name: null }, locale)
		const wanted = {
			...(name === undefined ? {} : { name: name === ours ? null : name }),
			...(unit === undefined || !['count', 'number'].includes(kind) ? {} : { unit }),
			...(decimals === undefined || kind === 'count' ? {} : { decimals }),
		}
		const changed = Object.entries(wanted).filter(([field, value]) => metric[field as 'name'] !== value)
		if (changed.length === 0) return ok({ metricId })
		await db.updateTable('metric').set(wanted).where('id', '=', metricId).execute()
		await emit(metricEdited, {
			subject: { type: 'metric', id: metricId },
			before: Object.fromEntries(changed.map(([field]) => [field, metric[field as 'name']])),
			after: Object.fromEntries(changed),
			data: { metricId },
		})
		return ok({ metricId })
	},
})
