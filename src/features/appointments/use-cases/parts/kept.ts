import { sql } from 'kysely'
import type { Acting } from '#platform/use-case.ts'

const keepDays = 30

/**
 * Keeps appointments, their places and links as they are now under the event's id for 30 days, before they change: undoing puts
 * back exactly these rows (`appointments.undo-change`).
 * @param along events of the same act, each with what it kept: they are undone together with this one
 */
export async function keepAsItWas(
	{ db, actor, now }: Acting,
	eventId: string,
	appointmentIds: readonly string[],
	along: readonly string[] = [],
): Promise<void> {
	const expires = new Date(now.getTime() + keepDays * 86_400_000)
	await sql`
		insert into removed (studio_id, event_id, what, expires_at)
		select ${actor.studioId}::uuid, ${eventId}::uuid, jsonb_build_object(
			'appointments', (select jsonb_agg(to_jsonb(a)) from appointment a where a.id = any (${appointmentIds}::uuid[])),
			'places', coalesce((select jsonb_agg(to_jsonb(p)) from appointment_place p
				where p.appointment_id = any (${appointmentIds}::uuid[])), '[]'),
			'links', coalesce((select jsonb_agg(to_jsonb(l)) from appointment_link l
				where l.appointment_id = any (${appointmentIds}::uuid[])), '[]'),
			'along', ${JSON.stringify(along)}::jsonb), ${expires}`.execute(db)
}
