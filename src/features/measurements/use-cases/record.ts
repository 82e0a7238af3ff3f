import { z } from 'zod'
import { Id, newId } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { type Acting, ok, refuse, useCase } from '#platform/use-case.ts'
import { measurementsRecorded } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { metricsOf } from '../queries/metrics.ts'
import { openerOf, sealerOf } from '../queries/sealing.ts'
import { type MeasuredClient, measuredClient } from '../queries/subjects.ts'
import { writerOf } from '../queries/units.ts'
import { inFuture, Note, valueKept, withoutConsent } from './parts/writing.ts'

const input = z.object({
	/** Without it, the client who asks. */
	clientId: Id.optional(),
	onDate: Day,
	/** What was typed: pounds and inches, or kilograms and centimetres. */
	units: z.enum(['metric', 'imperial']).default('metric'),
	/** Values by metric. */
	values: z.record(z.string().max(40), z.number()).default({}),
	note: Note.default(''),
})

/** 8.5: several values of one day. One of a day that has one already replaces it; its note stays where none is given. */
export const record = useCase('measurements.record', {
	input,
	output: z.object({ recorded: z.array(z.object({ metricId: z.string(), measurementId: z.string() })) }),
	subject: (reading, { clientId }) => measuredClient(reading, clientId),
	may: mayWrite,
	async run(acting, client, { onDate, units, values, note }) {
		const not = (await withoutConsent(acting, client)) ?? inFuture(acting, onDate, 'onDate')
		if (not) return not
		const typed = Object.entries(values)
		if (typed.length === 0) return refuse('measurements_empty')
		const metrics = new Map((await metricsOf(acting.db, acting.locale)).map((each) => [each.id, each]))
		const kept: [metricId: string, value: number][] = []
		for (const [metricId, number] of typed) {
			const measure = metrics.get(metricId)
			if (!measure || measure.archived) return refuse('not_found')
			const value = valueKept(number, { measure, units, field: `values.${metricId}` })
			if (typeof value !== 'number') return value
			kept.push([metricId, value])
		}
		// Always in the same order, so that two forms of one day wait for each other instead of locking each other up.
		const recorded: { metricId: string; measurementId: string }[] = []
		for (const [metricId, value] of kept.toSorted(([one], [other]) => (one < other ? -1 : 1)))
			recorded.push({
				metricId,
				measurementId: await put(acting, client, { metricId, onDate, value, note }),
			})
		await acting.emit(measurementsRecorded, {
			clientId: client.client_id,
			data: { count: recorded.length },
		})
		return ok({ recorded })
	},
})

type New = { metricId: string; onDate: string; value: number; note: string }

/** One value of one day. The row that is there, or is being put there by somebody else, is taken over. */
async function put(acting: Acting, client: MeasuredClient, { metricId, onDate, value, note }: New) {
	const { db, now } = acting
	const id = newId()
	const sealer = await sealerOf(db, client)
	const written = { sealed: sealer.value(id, { value, note }), ...writerOf(acting), updated_at: now }
	const made = await db
		.insertInto('measurement')
		.values({
			...{ studio_id: client.studioId, id, client_id: client.client_id, metric_id: metricId },
			...{ measured_on: onDate, created_at: now, ...written },
		})
		.onConflict((there) => there.constraint('measurement_of_day').doNothing())
		.returning('id')
		.executeTakeFirst()
	if (made) return made.id
	const there = await db
		.selectFrom('measurement')
		.select(['id', 'sealed', 'version'])
		.where('client_id', '=', client.client_id)
		.where('metric_id', '=', metricId)
		.where('measured_on', '=', onDate)
		.forUpdate()
		.executeTakeFirstOrThrow()
	const was = await (await openerOf(db, client)).value(there.id, there.sealed)
	await db
		.updateTable('measurement')
		.set({
			...written,
			sealed: sealer.value(there.id, { value, note: note || was.note }),
			version: there.version + 1,
		})
		.where('id', '=', there.id)
		.execute()
	return there.id
}
