import { ofClient } from '#features/measurements/queries/of-client.ts'
import { createMetric } from '#features/measurements/use-cases/create-metric.ts'
import { giveConsent } from '#features/measurements/use-cases/give-consent.ts'
import { record } from '#features/measurements/use-cases/record.ts'
import { turnOn } from '#features/measurements/use-cases/turn-on.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool, reading } from '#platform/perform.ts'
import { addDays, weekOf } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, of, onDay, type Stage } from '../stage.ts'
import { checkUps, measuring, measuringClient, ownMetric, weights } from '../story/measurements.ts'

type Metrics = { weight: string; waist: string; thigh: string; pulse: string }

/** The studio turns measurements on, one client agrees, and five months are measured (8.1, 8.5). */
export function measurementMoments(stage: Stage): Moment[] {
	const metrics: Partial<Metrics> = {}
	const camille = () => of(stage.staff, 'camille')
	const client = () => of(stage.clients, measuringClient)
	const sundays = weights.map((each, at) => {
		const onDate = addDays(weekOf(stage.today), -1 - 7 * (weights.length - 1 - at))
		const [kilograms, note] = typeof each === 'number' ? [each, ''] : each
		const values = () => ({ [metrics.weight ?? '']: kilograms })
		const happens = () => does(stage, client(), record, { onDate, values: values(), note })
		return { at: onDay(onDate, '06:10'), happens }
	})
	const months = checkUps.map(({ days, note = '', ...centimetres }) => ({
		at: daysAgo(stage, days, '16:40'),
		happens: async () => {
			const onDate = addDays(stage.today, -days)
			const values = Object.fromEntries(
				Object.entries(centimetres).map(([key, value]) => [metrics[key as keyof Metrics] ?? '', value]),
			)
			const clientId = client().id
			await reading(camille(), ({ ask }) => ask(ofClient, { clientId }))
			await does(stage, camille(), record, { clientId, onDate, values, note })
		},
	}))
	const begin = async () => {
		await does(stage, camille(), turnOn, {})
		const { metricId } = await does(stage, camille(), createMetric, ownMetric)
		Object.assign(metrics, await usual(stage), { pulse: metricId })
	}
	return [
		{ at: daysAgo(stage, measuring.turnedOn, '10:20'), happens: begin },
		{
			at: daysAgo(stage, measuring.agreed, '18:30'),
			happens: () => does(stage, client(), giveConsent, { version: 1, agreed: true }),
		},
		...sundays,
		...months,
	]
}

const usual = (stage: Stage): Promise<Record<string, string>> =>
	transaction(appPool(), stage.studioId, 'read only', async (db) => {
		const rows = await db.selectFrom('metric').select(['key', 'id']).where('key', 'is not', null).execute()
		return { commit: false, value: Object.fromEntries(rows.map(({ key, id }) => [key ?? '', id])) }
	})
