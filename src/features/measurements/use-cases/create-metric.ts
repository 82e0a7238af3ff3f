import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { metricCreated } from '../events.ts'
import { kinds } from '../rules/units.ts'

const mostMetrics = 60

const line = (most: number) =>
	z
		.string()
		.transform((text) => text.replace(/\s+/g, ' ').trim())
		.pipe(z.string().max(most))
export const MetricName = line(60).pipe(z.string().min(1))
export const UnitWord = line(12).transform((text) => text || null)

/** 8.5: any metric the studio defines. What kind it is stays: values will stand in it. */
export const createMetric = useCase('measurements.create-metric', {
	input: z.object({
		name: MetricName,
		kind: z.enum(kinds),
		/** Of counts and numbers; the others have the reader's own. */
		unit: UnitWord.nullish(),
		decimals: z.number().int().min(0).max(3).default(1),
	}),
	output: z.object({ metricId: z.string() }),
	may: coaches,
	conflicts: { metric_name: 'measurements_name_taken' },
	async run({ db, actor, now, emit }, _, { name, kind, unit, decimals }) {
		const { count, last } = await db
			.selectFrom('metric')
			.select((is) => [is.fn.countAll<string>().as('count'), is.fn.max('position').as('last')])
			.executeTakeFirstOrThrow()
		if (Number(count) >= mostMetrics) return refuse('measurements_too_many', { most: mostMetrics })
		const metricId = newId()
		await db
			.insertInto('metric')
			.values({
				...{ studio_id: actor.studioId as string, id: metricId, name, kind, created_at: now },
				unit: kind === 'count' || kind === 'number' ? (unit ?? null) : null,
				decimals: kind === 'count' ? 0 : decimals,
				position: (last ?? 0) + 1,
			})
			.execute()
		const subject = { type: 'metric', id: metricId }
		await emit(metricCreated, { subject, after: { name, kind }, data: { metricId } })
		return ok({ metricId })
	},
})
