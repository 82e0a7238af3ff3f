import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { measurementRestored } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { measuredClient } from '../queries/subjects.ts'
import { withoutConsent } from './parts/writing.ts'

/** 8.5: puts a deleted value back, within 30 days. Refused where the day has another value by now. */
export const undoDelete = useCase('measurements.undo-delete', {
	input: z.object({ eventId: Id }),
	output: z.object({ clientId: z.string() }),
	async subject(reading, { eventId }) {
		const { rows } = await sql<{ client_id: string }>`
			select coalesce(merged.into_client_id, event.client_id) as client_id from removed
			join event on event.studio_id = removed.studio_id and event.id = removed.event_id
			left join client_merged merged on merged.studio_id = event.studio_id and merged.client_id = event.client_id
			where removed.event_id = ${eventId}::uuid and event.name = 'measurements.deleted'
				and removed.expires_at > ${reading.now}`.execute(reading.db)
		return rows[0] && measuredClient(reading, rows[0].client_id)
	},
	may: mayWrite,
	async run(acting, client, { eventId }) {
		const { db, now, emit } = acting
		const not = await withoutConsent(acting, client)
		if (not) return not
		const { eventId: undoing } = await emit(measurementRestored, {
			clientId: client.client_id,
			data: { undone: eventId },
		})
		const claimed = await db
			.updateTable('removed')
			.set({ undone_at: now, undone_by_event_id: undoing })
			.where('event_id', '=', eventId)
			.where('undone_at', 'is', null)
			.executeTakeFirst()
		if (claimed.numUpdatedRows !== 1n) return refuse('measurements_undone_already')
		if (!(await putBack(db, eventId, client.client_id))) return refuse('measurements_day_taken')
		return ok({ clientId: client.client_id })
	},
})

/** Under its own id, and the client's it is now: their record may have been merged since (1.5). */
async function putBack(db: Db, eventId: string, clientId: string): Promise<boolean> {
	const back = await sql`
		insert into measurement (studio_id, id, client_id, metric_id, measured_on, sealed, by_kind, by_id, created_at,
			updated_at, version)
		select m.studio_id, m.id, ${clientId}::uuid, m.metric_id, m.measured_on, m.sealed, m.by_kind, m.by_id, m.created_at,
			m.updated_at, m.version + 1
		from removed, jsonb_populate_recordset(null::measurement, removed.what -> 'measurements') m
		where removed.event_id = ${eventId}::uuid
		on conflict on constraint measurement_of_day do nothing`.execute(db)
	return Number(back.numAffectedRows ?? 0) === 1
}
