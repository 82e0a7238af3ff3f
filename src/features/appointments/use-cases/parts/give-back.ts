import { sql } from 'kysely'
import { m } from '#messages'
import { type Acting, ok, type Refused, type Result, refuse } from '#platform/use-case.ts'
import { placeCancelled } from '../../events.ts'
import type { AppointmentSubject } from '../../queries/subjects.ts'
import { cancellationOf } from '../../rules/cancelling.ts'
import { freeTime } from './coach-time.ts'
import { keepAsItWas } from './kept.ts'
import { settleAppointments } from './owed.ts'
import { type OwnPlace, tooLate } from './own-place.ts'
import { countChangeOfPeople } from './places.ts'
import { seatNextWaiting } from './waiting-list.ts'

type Giving = { by: 'client' | 'coach'; reason: string }
export type GivenBack = { appointmentId: string; eventId: string }

/**
 * 7.5, I8: one place is free again: by whose it is until the window before the start, by staff whenever. Where nobody else has
 * a place in a one-to-one appointment, it is off and the coach's time is free.
 */
export async function giveBack(
	acting: Acting,
	own: OwnPlace,
	{ by, reason }: Giving,
): Promise<Result<GivenBack>> {
	const { db, now, emit, locale } = acting
	const { was, place } = own
	const refused = notCancellable(own, by, now)
	if (refused) return refused
	const { eventId } = await emit(placeCancelled, {
		clientId: place.clientId,
		...(by === 'client' ? { who: place.clientName } : {}),
		subject: { type: 'appointment', id: was.id },
		before: { status: place.status },
		after: { status: 'cancelled', reason },
		data: { appointmentId: was.id, placeId: place.id, clientId: place.clientId, by },
	})
	await keepAsItWas(acting, eventId, [was.id])
	// I8: the predicate once more where it is written, by the server's clock.
	const { numUpdatedRows } = await db
		.updateTable('appointment_place')
		.set({
			status: 'cancelled',
			seat: null,
			waiting_since: null,
			cancelled_at: now,
			cancelled_by: by,
			cancel_reason: reason,
		})
		.where('id', '=', place.id)
		.where(
			sql<boolean>`(status in ('requested', 'waiting') or ${by} = 'coach'
				or ${now} <= ${was.starts_at}::timestamptz - make_interval(hours => ${was.cancellation_hours}))`,
		)
		.executeTakeFirst()
	if (numUpdatedRows === 0n) return refuse('appointments_window_passed')
	if (was.capacity === 1) await callOff(acting, was, by, reason)
	else {
		await countChangeOfPeople(acting, was.id)
		if (was.starts_at > now) await seatNextWaiting(acting, was, place.seat)
	}
	await settleAppointments(acting, [was.id])
	const told =
		by === 'client'
			? m.appointments_effect_both_told({}, { locale })
			: m.appointments_effect_told_cancelled({ name: place.clientName }, { locale })
	return ok({ appointmentId: was.id, eventId }, [
		{ kind: 'goes', text: m.appointments_effect_place_cancelled({ title: was.title }, { locale }) },
		{ kind: 'told', text: told },
	])
}

function notCancellable(own: OwnPlace, by: Giving['by'], now: Date): Refused | null {
	const { was, place } = own
	if (by === 'coach')
		return ['requested', 'booked', 'waiting'].includes(place.status) ? null : refuse('appointments_over')
	const when = { startsAt: was.starts_at, cancellationHours: was.cancellation_hours }
	const decision = cancellationOf({ status: place.status, ...when }, now)
	if (decision === 'allowed') return null
	return decision === 'not_upcoming' ? refuse('appointments_over') : tooLate(own)
}

/** A one-to-one appointment without its client is off, and its time free for others. */
async function callOff(
	{ db, now }: Acting,
	was: AppointmentSubject,
	by: Giving['by'],
	reason: string,
): Promise<void> {
	const how = { status: 'cancelled', cancelled_at: now, cancelled_by: by, cancel_reason: reason }
	await db
		.updateTable('appointment')
		.set({ ...how, sequence: was.sequence + 1, version: was.version + 1 })
		.where('id', '=', was.id)
		.execute()
	await freeTime(db, [was.id])
}
