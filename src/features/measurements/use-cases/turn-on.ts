import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { turnedOn } from '../events.ts'
import { isOn } from '../queries/metrics.ts'
import { usualMetrics } from '../rules/metrics.ts'

/** 8.1, quality 3: measurements are off until the studio turns them on. The first time brings the usual metrics. */
export const turnOn = useCase('measurements.turn-on', {
	input: z.object({}),
	output: z.object({}),
	may: owner,
	async run({ db, actor, now, emit }) {
		if (await isOn(db)) return ok({})
		const studioId = actor.studioId as string
		await db
			.insertInto('measurement_setting')
			.values({ studio_id: studioId, turned_on_at: now, updated_at: now })
			.onConflict((known) => known.column('studio_id').doUpdateSet({ turned_on_at: now, updated_at: now }))
			.execute()
		await bringUsualMetrics(db, studioId, now)
		await emit(turnedOn, { after: { measurements: true }, data: {} })
		return ok({})
	},
})

async function bringUsualMetrics(db: Db, studioId: string, now: Date): Promise<void> {
	const rows = Object.entries(usualMetrics).map(([key, kind], at) => ({
		...{ studio_id: studioId, id: newId(), key, kind, position: at + 1, created_at: now },
	}))
	await db
		.insertInto('metric')
		.values(rows)
		.onConflict((known) => known.columns(['studio_id', 'key']).where('key', 'is not', null).doNothing())
		.execute()
}
