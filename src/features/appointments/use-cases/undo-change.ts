import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { appointmentChangeUndone } from '../events.ts'
import { staffOfAppointment } from '../permissions.ts'
import { type AppointmentSubject, appointmentForUpdate, appointmentOf } from '../queries/subjects.ts'
import { coachConflicts, freeTime, lockCoaches, takeTime } from './parts/coach-time.ts'

type Undoable = AppointmentSubject & { eventId: string }

/**
 * 7.1: puts an appointment back as it was before an event (moved, cancelled, completed, missed), for 30 days. A time that
 * somebody has taken since is not taken back: then it is refused and nothing changes (I1, I5).
 */
export const undoChange = useCase('appointments.undo-change', {
	input: z.object({ eventId: Id }),
	output: z.object({ appointmentId: z.string() }),
	subject: ({ db, now }, { eventId }) => undoable(db, eventId, now),
	may: staffOfAppointment,
	conflicts: { ...coachConflicts, appointment_place_seat: 'appointments_seats_taken' },
	async run(acting, was, { eventId }) {
		const { db, now, emit } = acting
		const { eventId: undoing } = await emit(appointmentChangeUndone, {
			clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id: was.id },
			data: { appointmentId: was.id, undone: eventId },
		})
		const { numUpdatedRows } = await db
			.updateTable('removed')
			.set({ undone_at: now, undone_by_event_id: undoing })
			.where('event_id', '=', eventId)
			.where('undone_at', 'is', null)
			.executeTakeFirst()
		if (numUpdatedRows === 0n) return refuse('appointments_undone_already')
		if (!(await isLatestChange(db, was.id, eventId))) return refuse('appointments_changed_since')
		await restore(db, eventId, now)
		const now_is = (await appointmentOf(db, was.id)) as AppointmentSubject
		const takes = now_is.status !== 'cancelled' && now_is.status !== 'requested'
		if (!takes) await freeTime(db, [was.id])
		else {
			if (!(await lockCoaches(db, now_is.coachIds))) return refuse('not_found')
			const { starts_at: startsAt, ends_at: endsAt, coachIds } = now_is
			const taken = await takeTime(acting, [{ appointmentId: was.id, coachIds, startsAt, endsAt }])
			if (taken) return taken
		}
		return ok({ appointmentId: was.id })
	},
})

async function undoable(db: Db, eventId: string, now: Date): Promise<Undoable | undefined> {
	const kept = await db
		.selectFrom('removed')
		.innerJoin('event', (join) =>
			join.onRef('event.studio_id', '=', 'removed.studio_id').onRef('event.id', '=', 'removed.event_id'),
		)
		.select('event.subject_id')
		.where('removed.event_id', '=', eventId)
		.where('event.subject_type', '=', 'appointment')
		.where('removed.expires_at', '>', now)
		.executeTakeFirst()
	const appointment = kept?.subject_id ? await appointmentForUpdate(db, kept.subject_id) : undefined
	return appointment && { ...appointment, eventId }
}

/** Only the newest change can be put back: an older one would take newer ones with it. */
async function isLatestChange(db: Db, appointmentId: string, eventId: string): Promise<boolean> {
	const newer = await db
		.selectFrom('removed')
		.innerJoin('event', (join) =>
			join.onRef('event.studio_id', '=', 'removed.studio_id').onRef('event.id', '=', 'removed.event_id'),
		)
		.select('event.id')
		.where('event.subject_id', '=', appointmentId)
		.where('event.id', '>', eventId)
		.where('removed.undone_at', 'is', null)
		.executeTakeFirst()
	return newer === undefined
}

/** Writes the kept rows over what is there; versions and the calendar's sequence go on counting, and so does who was told what. */
async function restore(db: Db, eventId: string, now: Date): Promise<void> {
	const anew = sql`(a.starts_at is distinct from k.starts_at or a.status = 'cancelled')`
	await sql`
		update appointment a set coach_id = k.coach_id, other_coach_ids = k.other_coach_ids, title = k.title,
			starts_at = k.starts_at, ends_at = k.ends_at, zone = k.zone, wall_start = k.wall_start, place = k.place, link = k.link,
			capacity = k.capacity, price_minor = k.price_minor, private_notes = k.private_notes, status = k.status,
			cancelled_at = k.cancelled_at, cancelled_by = k.cancelled_by, cancel_reason = k.cancel_reason,
			finished_at = k.finished_at, version = a.version + 1, sequence = a.sequence + 1,
			revision = a.revision + ${anew}::int, moved_at = case when ${anew} then ${now}::timestamptz else a.moved_at end
		from removed r, jsonb_populate_recordset(null::appointment, r.what -> 'appointments') k
		where r.event_id = ${eventId}::uuid and a.id = k.id`.execute(db)
	await sql`
		update appointment_place p set status = k.status, seat = k.seat, waiting_since = k.waiting_since,
			cancelled_at = k.cancelled_at, cancelled_by = k.cancelled_by, cancel_reason = k.cancel_reason,
			price_minor = k.price_minor
		from removed r, jsonb_populate_recordset(null::appointment_place, r.what -> 'places') k
		where r.event_id = ${eventId}::uuid and p.id = k.id`.execute(db)
}
