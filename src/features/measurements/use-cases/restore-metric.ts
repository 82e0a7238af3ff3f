import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { metricRestored } from '../events.ts'
import { metricForUpdate } from '../queries/metrics.ts'

/** 8.5: measured again. */
export const restoreMetric = useCase('measurements.restore-metric', {
	input: z.object({ metricId: Id }),
	output: z.object({ metricId: z.string() }),
	subject: ({ db }, { metricId }) => metricForUpdate(db, metricId),
	may: coaches,
	async run({ db, emit }, { id: metricId, archived_at }) {
		if (archived_at === null) return ok({ metricId })
		await db.updateTable('metric').set({ archived_at: null }).where('id', '=', metricId).execute()
		await emit(metricRestored, { subject: { type: 'metric', id: metricId }, data: { metricId } })
		return ok({ metricId })
	},
})
