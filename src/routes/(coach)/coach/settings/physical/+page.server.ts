import { metrics } from '#features/measurements/queries/metrics.ts'
import { archiveMetric } from '#features/measurements/use-cases/archive-metric.ts'
import { createMetric } from '#features/measurements/use-cases/create-metric.ts'
import { editMetric } from '#features/measurements/use-cases/edit-metric.ts'
import { moveMetric } from '#features/measurements/use-cases/move-metric.ts'
import { restoreMetric } from '#features/measurements/use-cases/restore-metric.ts'
import { turnOff } from '#features/measurements/use-cases/turn-off.ts'
import { turnOn } from '#features/measurements/use-cases/turn-on.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => ({
		...(await ask(metrics, {})),
		isOwner: actor.kind === 'staff' && actor.role === 'owner',
	}),
	does: [turnOn, turnOff, createMetric, editMetric, moveMetric, archiveMetric, restoreMetric],
})
