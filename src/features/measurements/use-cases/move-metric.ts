import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { metricEdited } from '../events.ts'
import { metricsHeld } from '../queries/metrics.ts'

/** 8.5: one place up or down among what is measured now. At the end of the list nothing moves. */
export const moveMetric = useCase('measurements.move-metric', {
	input: z.object({ metricId: Id, to: z.enum(['up', 'down']) }),
	output: z.object({ metricId: z.string() }),
	may: coaches,
	async run({ db, emit }, _, { metricId, to }) {
		const held = await metricsHeld(db)
		if (!held.some(({ id }) => id === metricId)) return refuse('not_found')
		const order = held.filter(({ archived }) => !archived).map(({ id }) => id)
		const at = order.indexOf(metricId)
		const other = order[to === 'up' ? at - 1 : at + 1]
		if (at < 0 || other === undefined) return ok({ metricId })
		order[order.indexOf(other)] = metricId
		order[at] = other
		for (const [place, id] of order.entries())
			await db
				.updateTable('metric')
				.set({ position: place + 1 })
				.where('id', '=', id)
				.execute()
		await emit(metricEdited, { subject: { type: 'metric', id: metricId }, data: { metricId } })
		return ok({ metricId })
	},
})
