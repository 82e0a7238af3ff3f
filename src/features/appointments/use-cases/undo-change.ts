import { sql } from 'kysely'
import { z } from 'zod'
import { lockFollowed, takeBackFollowed } from '#features/renewals/use-cases/parts/undone.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { appointmentChangeUndone } from '../events.ts'
import { staffOfEach } from '../permissions.ts'
import { type AppointmentSubject, appointmentsForUpdate, appointmentsOf } from '../queries/subjects.ts'
import { coachConflicts, freeTime, lockCoaches, takeTime } from './parts/coach-time.ts'
import { settleAppointments } from './parts/owed.ts'

type Undoable = AppointmentSubject & { eventId: string }

/**
 * 7.1: puts an appointment back as it was before an event (moved, cancelled, completed, missed), for 30 days; of a recurring one
 * all that changed with it. A time that somebody has taken since is not taken back: then it is refused and nothing changes
 * (I1, I5). What had followed a completion goes with it, or stays, and `note` says so (10.8).
 */
export const undoChange = useCase('appointments.undo-change', {
	input: z.object({ eventId: Id }),
	output: z.object({ appointmentId: z.string(), note: z.string().nullable() }),
	subject: ({ db, now }, { eventId }) => undoable(db, eventId, now),
	may: staffOfEach,
	conflicts: { ...coachConflicts, appointment_place_seat: 'appointments_seats_taken' },
	async run(acting, each, { eventId }) {
		const ids = each.map(({ id }) => id)
		const followed = await lockFollowed(acting, ids)
		for (const was of each) {
			const refused = await putBack(acting, was)
			if (refused) return refused
		}
		const refused = await timesOf(acting, ids)
		if (refused) return refused
		await settleAppointments(acting, ids)
		const effects = await takeBackFollowed(acting, followed)
		const note = effects.map(({ text }) => text).join(' ') || null
		const appointmentId = each.find((was) => was.eventId === eventId)?.id ?? ''
		return ok({ appointmentId, note }, effects)
	},
})

async function putBack({ db, now, emit }: Acting, was: Undoable): Promise<Refused | null> {
	const { eventId: undoing } = await emit(appointmentChangeUndone, {
		clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
		subject: { type: 'appointment', id: was.id },
		data: { appointmentId: was.id, undone: was.eventId },
	})
	const { numUpdatedRows } = await db
		.updateTable('removed')
		.set({ undone_at: now, undone_by_event_id: undoing })
		.where('event_id', '=', was.eventId)
		.where('undone_at', 'is', null)
		.executeTakeFirst()
	if (numUpdatedRows === 0n) return refuse('appointments_undone_already')
	if (!(await isLatestChange(db, was.id, was.eventId))) return refuse('appointments_changed_since')
	await restore(db, was.eventId, now)
	return null
}

/** Takes the coaches' time for those that stand again, and gives it back for those that don't. */
async function timesOf(acting: Acting, ids: readonly string[]): Promise<Refused | null> {
	const { db } = acting
	const now = await appointmentsOf(db, ids)
	const stands = ({ status }: AppointmentSubject) => status !== 'cancelled' && status !== 'requested'
	const off = now.filter((each) => !stands(each)).map(({ id }) => id)
	if (off.length > 0) await freeTime(db, off)
	const on = now.filter(stands)
	if (on.length === 0) return null
	if (!(await lockCoaches(db, [...new Set(on.flatMap(({ coachIds }) => coachIds))])))
		return refuse('not_found')
	return takeTime(
		acting,
		on.map(({ id: appointmentId, coachIds, starts_at: startsAt, ends_at: endsAt }) => ({
			...{ appointmentId, coachIds, startsAt, endsAt },
		})),
	)
}

/** What an event changed, and what the events of the same act did, each with its appointment locked. */
async function undoable(db: Db, eventId: string, now: Date): Promise<Undoable[] | undefined> {
	const { rows } = await sql<{ eventId: string; appointmentId: string }>`
		select e.id as "eventId", e.subject_id as "appointmentId"
		from removed r
		join event e on e.studio_id = r.studio_id
			and (e.id = r.event_id or e.id = any (array(select jsonb_array_elements_text(r.what -> 'along')::uuid)))
		where r.event_id = ${eventId}::uuid and e.subject_type = 'appointment' and r.expires_at > ${now}`.execute(
		db,
	)
	if (rows.length === 0) return undefined
	const events = new Map(rows.map((row) => [row.appointmentId, row.eventId]))
	const found = await appointmentsForUpdate(db, [...events.keys()])
	if (found.length !== events.size) return undefined
	return found.map((each) => ({ ...each, eventId: events.get(each.id) as string }))
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
			price_minor = k.price_minor, forfeits = coalesce(k.forfeits, false)
		from removed r, jsonb_populate_recordset(null::appointment_place, r.what -> 'places') k
		where r.event_id = ${eventId}::uuid and p.id = k.id`.execute(db)
	await sql`
		insert into appointment_link select k.*
		from removed r, jsonb_populate_recordset(null::appointment_link, r.what -> 'links') k
		where r.event_id = ${eventId}::uuid on conflict do nothing`.execute(db)
}
