import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { formatInstant } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { anyOf } from '#platform/permission.ts'
import { type Acting, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { placeCancelled } from '../events.ts'
import { Reason } from '../fields.ts'
import { clientActing, type OfAppointment, staffOfAppointment } from '../permissions.ts'
import { type AppointmentSubject, appointmentForUpdate, type PlaceOf } from '../queries/subjects.ts'
import { cancellationOf, cancelUntil } from '../rules/cancelling.ts'
import { freeTime } from './parts/coach-time.ts'
import { keepAsItWas } from './parts/kept.ts'
import { countChangeOfPeople } from './parts/places.ts'
import { seatNextWaiting } from './parts/waiting-list.ts'

/**
 * 7.5, I8: a client takes back their own place, until the window before the start; staff take one client out of a group session,
 * whenever. Where nobody else has a place in a one-to-one appointment, it is off and the coach's time is free.
 */
export const cancelPlace = useCase('appointments.cancel-place', {
	input: z.object({
		appointmentId: Id,
		/** Left out by a client, who means their own place. */
		clientId: Id.optional(),
		reason: Reason.default(''),
	}),
	output: z.object({ appointmentId: z.string(), eventId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: anyOf<OfAppointment>(clientActing, staffOfAppointment),
	async run(acting, was, { clientId, reason }) {
		const { db, actor, now, emit, locale } = acting
		const whose = clientId ?? actor.id
		if (actor.kind === 'client' && whose !== actor.id) return refuse('not_found')
		const place = was.places.find((each) => each.clientId === whose)
		if (!place) return refuse('not_found')
		const refused = notCancellable(acting, was, place)
		if (refused) return refused
		const by = actor.kind === 'client' ? ('client' as const) : ('coach' as const)
		const { eventId } = await emit(placeCancelled, {
			clientId: place.clientId,
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
		return ok({ appointmentId: was.id, eventId }, [
			{ kind: 'goes', text: m.appointments_effect_place_cancelled({ title: was.title }, { locale }) },
			{
				kind: 'told',
				text:
					by === 'client'
						? m.appointments_effect_both_told({}, { locale })
						: m.appointments_effect_told_cancelled({ name: place.clientName }, { locale }),
			},
		])
	},
})

function notCancellable(
	{ actor, now, locale }: Acting,
	was: AppointmentSubject,
	place: PlaceOf,
): Refused | null {
	if (actor.kind !== 'client')
		return ['requested', 'booked', 'waiting'].includes(place.status) ? null : refuse('appointments_over')
	const when = { startsAt: was.starts_at, cancellationHours: was.cancellation_hours }
	const decision = cancellationOf({ status: place.status, ...when }, now)
	if (decision === 'allowed') return null
	if (decision === 'not_upcoming') return refuse('appointments_over')
	const until = formatInstant(cancelUntil(when), { locale, timeZone: actor.timeZone })
	return refuse('appointments_window_passed_at', { until })
}

/** A one-to-one appointment without its client is off, and its time free for others. */
async function callOff(
	{ db, now }: Acting,
	was: AppointmentSubject,
	by: 'client' | 'coach',
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
