import { sql } from 'kysely'
import { m } from '#messages'
import { type Acting, type EffectLine, ok, type Result, refuse } from '#platform/use-case.ts'
import { placeCancelled } from '../../events.ts'
import type { AppointmentSubject } from '../../queries/subjects.ts'
import { atStakeOf, cancellationOf } from '../../rules/cancelling.ts'
import { freeTime } from './coach-time.ts'
import { keepAsItWas } from './kept.ts'
import { settleAppointments } from './owed.ts'
import { type OwnPlace, tooLate } from './own-place.ts'
import { countChangeOfPeople } from './places.ts'
import { seatNextWaiting } from './waiting-list.ts'

/** @param accepts its client has read that this costs the credit or the fee, and wants it so */
type Giving = { by: 'client' | 'coach'; reason: string; accepts: boolean }
export type GivenBack = { appointmentId: string; eventId: string }

/**
 * 7.5, I8: one place is free again: by whose it is until the window before the start, or after it where the studio lets them at the
 * cost of its credit or fee (42); by staff whenever, and then it costs nothing (45). Where nobody else has a place in a one-to-one appointment, it is off and the coach's time is free.
 */
export async function giveBack(
	acting: Acting,
	own: OwnPlace,
	{ by, reason, accepts }: Giving,
): Promise<Result<GivenBack>> {
	const { db, now, emit, locale } = acting
	const { was, place } = own
	const decision = by === 'coach' ? byStaff(place.status) : decisionOf(own, now)
	if (decision === 'not_upcoming') return refuse('appointments_over')
	if (decision === 'window_passed') return tooLate(own)
	const forfeits = decision === 'forfeits'
	if (forfeits && !accepts)
		return refuse('appointments_cancelling_forfeits', { hours: was.cancellation_hours })
	const { eventId } = await emit(placeCancelled, {
		clientId: place.clientId,
		...(by === 'client' ? { who: place.clientName } : {}),
		subject: { type: 'appointment', id: was.id },
		before: { status: place.status },
		after: { status: 'cancelled', reason, ...(forfeits ? { forfeits } : {}) },
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
			forfeits,
		})
		.where('id', '=', place.id)
		.where(
			sql<boolean>`(status in ('requested', 'waiting') or ${by} = 'coach'
				or (${was.late_cancellation} <> 'refuse' and ${now} < ${was.starts_at}::timestamptz)
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
		...(forfeits ? [lostEffect(own, locale)] : []),
		{ kind: 'told', text: told },
	])
}

const byStaff = (status: string) =>
	['requested', 'booked', 'waiting'].includes(status) ? 'allowed' : 'not_upcoming'

const decisionOf = ({ was, place }: OwnPlace, now: Date) =>
	cancellationOf(
		{
			...{ status: place.status, startsAt: was.starts_at, cancellationHours: was.cancellation_hours },
			...{ late: was.late_cancellation, atStake: atStakeOf(place) },
		},
		now,
	)

/** 42: what its client is told before they confirm. */
function lostEffect({ was, place }: OwnPlace, locale: Acting['locale']): EffectLine {
	const hours = was.cancellation_hours
	if (place.byPackage === 'yes')
		return { kind: 'changes', text: m.appointments_effect_credit_lost({ hours }, { locale }) }
	const say = place.payment === 'paid' ? m.appointments_effect_fee_kept : m.appointments_effect_fee_owed
	return { kind: 'changes', text: say({ hours }, { locale }) }
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
