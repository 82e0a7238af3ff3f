import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { measurementDeleted } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { measurementWithClient } from '../queries/subjects.ts'
import { withoutConsent } from './parts/writing.ts'

const keepDays = 30

/** 8.5: takes one value away; kept, sealed as it was, for 30 days in case it was a slip. */
export const deleteMeasurement = useCase('measurements.delete-measurement', {
	input: z.object({ measurementId: Id, version: z.number().int().optional() }),
	output: z.object({ eventId: z.string() }),
	subject: (reading, { measurementId }) => measurementWithClient(reading, measurementId),
	may: mayWrite,
	async run(acting, client, { version }) {
		const { db, now, emit } = acting
		const { row } = client
		const not = await withoutConsent(acting, client)
		if (not) return not
		if (version !== undefined && version !== row.version) return refuse('stale')
		const { eventId } = await emit(measurementDeleted, {
			clientId: client.client_id,
			subject: { type: 'measurement', id: row.id },
			data: { measurementId: row.id },
		})
		const expires = new Date(now.getTime() + keepDays * 86_400_000)
		await sql`insert into removed (studio_id, event_id, what, expires_at)
			select studio_id, ${eventId}::uuid, jsonb_build_object('measurements', jsonb_build_array(to_jsonb(m))), ${expires}
			from measurement m where id = ${row.id}::uuid`.execute(db)
		await db.deleteFrom('measurement').where('id', '=', row.id).execute()
		return ok({ eventId })
	},
})
