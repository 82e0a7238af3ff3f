import { sql } from 'kysely'
import type { Acting } from '#platform/use-case.ts'

const keepDays = 30

/**
 * Keeps appointments and their places as they are now under the event's id for 30 days, before they change: undoing puts back
 * exactly these rows (`appointments.undo-change`).
 */
export async function keepAsItWas(
	{ db, actor, now }: Acting,
	eventId: string,
	appointmentIds: readonly string[],
): Promise<void> {
	const expires = new Date(now.getTime() + keepDays * 86_400_000)
	await sql`
		insert into removed (studio_id, event_id, what, expires_at)
		select ${actor.studioId}::uuid, ${eventId}::uuid, jsonb_build_object(
			'appointments', (select jsonb_agg(to_jsonb(a)) from appointment a where a.id = any (${appointmentIds}::uuid[])),
			'places', coalesce((select jsonb_agg(to_jsonb(p)) from appointment_place p
				where p.appointment_id = any (${appointmentIds}::uuid[])), '[]')), ${expires}`.execute(db)
}
