import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { type Acting, ok, refuse, useCase } from '#platform/use-case.ts'
import { measurementEdited } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { metricsOf } from '../queries/metrics.ts'
import { openerOf, sealerOf } from '../queries/sealing.ts'
import { measurementWithClient } from '../queries/subjects.ts'
import { writerOf } from '../queries/units.ts'
import { shown } from '../rules/units.ts'
import { inFuture, Note, valueKept, withoutConsent } from './parts/writing.ts'

const input = z.object({
	measurementId: Id,
	value: z.number(),
	units: z.enum(['metric', 'imperial']).default('metric'),
	onDate: Day.optional(),
	note: Note.optional(),
	/** What the editor saw; with another one in between, the change is refused. */
	version: z.number().int().optional(),
})

/** 8.5: corrects one value, its day or its note. */
export const editMeasurement = useCase('measurements.edit-measurement', {
	input,
	output: z.object({ measurementId: z.string(), version: z.number() }),
	subject: (reading, { measurementId }) => measurementWithClient(reading, measurementId),
	may: mayWrite,
	conflicts: { measurement_of_day: 'measurements_day_taken' },
	async run(acting, client, typed) {
		const { db, now, locale, emit } = acting
		const { row } = client
		const onDate = typed.onDate ?? row.measured_on
		const not = (await withoutConsent(acting, client)) ?? inFuture(acting, onDate, 'onDate')
		if (not) return not
		if (typed.version !== undefined && typed.version !== row.version) return refuse('stale')
		if (onDate !== row.measured_on && (await isTaken(acting, row, onDate)))
			return refuse('measurements_day_taken', {}, 'onDate')
		const measure = (await metricsOf(db, locale)).find(({ id }) => id === row.metric_id)
		if (!measure) return refuse('not_found')
		const was = await (await openerOf(db, client)).value(row.id, row.sealed)
		// What is read back as it was shown was not meant to change by what the rounding left out.
		const same = shown(was.value, measure, typed.units) === typed.value
		const value = same ? was.value : valueKept(typed.value, { measure, units: typed.units, field: 'value' })
		if (typeof value !== 'number') return value
		const note = typed.note ?? was.note
		const measurementId = row.id
		if (value === was.value && note === was.note && onDate === row.measured_on)
			return ok({ measurementId, version: row.version })
		const sealed = (await sealerOf(db, client)).value(row.id, { value, note })
		const version = row.version + 1
		await db
			.updateTable('measurement')
			.set({ sealed, measured_on: onDate, ...writerOf(acting), updated_at: now, version })
			.where('id', '=', row.id)
			.execute()
		await emit(measurementEdited, { clientId: client.client_id, data: { measurementId } })
		return ok({ measurementId, version })
	},
})

async function isTaken({ db }: Acting, row: { client_id: string; metric_id: string }, onDate: string) {
	const other = await db
		.selectFrom('measurement')
		.select('id')
		.where('client_id', '=', row.client_id)
		.where('metric_id', '=', row.metric_id)
		.where('measured_on', '=', onDate)
		.executeTakeFirst()
	return other !== undefined
}
