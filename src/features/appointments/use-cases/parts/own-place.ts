import { sql } from 'kysely'
import { m } from '#messages'
import { formatInstant, type Reader } from '#platform/i18n/format.ts'
import { type Acting, type EffectLine, ok, type Refused, type Result, refuse } from '#platform/use-case.ts'
import { appointmentMovedByClient } from '../../events.ts'
import { movingNow } from '../../queries/moving.ts'
import type { AppointmentSubject, PlaceOf } from '../../queries/subjects.ts'
import { cancelUntil } from '../../rules/cancelling.ts'
import { wallTimeOf } from '../../rules/wall-time.ts'
import { takeTime } from './coach-time.ts'
import { keepAsItWas } from './kept.ts'
import { settleAppointments } from './owed.ts'
import { slotToTake } from './take-slot.ts'

/** Whose place it is, in an appointment that is locked; `reader` is who acts, for what is said. */
export type OwnPlace = { was: AppointmentSubject; place: PlaceOf; reader: Reader }

/** 7.5: until when it would have been possible, in the reader's words. */
export const tooLate = ({ was, reader }: OwnPlace): Refused =>
	refuse('appointments_window_passed_at', {
		until: formatInstant(
			cancelUntil({ startsAt: was.starts_at, cancellationHours: was.cancellation_hours }),
			reader,
		),
	})

export type Moved = { appointmentId: string; startsAt: string; eventId: string }

/**
 * 7.5, I5, I8: takes another time for somebody's own appointment, by the server's clock; the old one is free only with the new
 * one taken. A request stays a request, for the other time.
 */
export async function moveOwnPlace(acting: Acting, own: OwnPlace, startsAt: Date): Promise<Result<Moved>> {
	const { db, now, emit } = acting
	const { was, place } = own
	const { decision, type } = await movingNow(db, was, place.status, now)
	if (decision === 'window_passed') return tooLate(own)
	if (decision !== 'allowed' || !type) return refuse('appointments_not_movable')
	if (startsAt.getTime() === was.starts_at.getTime()) return refuse('appointments_same_time', {}, 'startsAt')
	const without = { appointmentId: was.id }
	const slot = await slotToTake(acting, { type, startsAt, coachId: null, clientId: null, without })
	if (!slot.ok) return slot
	const { eventId } = await emit(appointmentMovedByClient, {
		clientId: place.clientId,
		who: place.clientName,
		subject: { type: 'appointment', id: was.id },
		before: { starts_at: was.starts_at },
		after: { starts_at: startsAt },
		data: {
			...{ appointmentId: was.id, clientId: place.clientId },
			...{ startsAt: startsAt.toISOString(), was: was.starts_at.toISOString() },
		},
	})
	await keepAsItWas(acting, eventId, [was.id])
	if (!(await write(acting, was, startsAt, slot.endsAt))) return refuse('appointments_window_passed')
	const { coachIds, endsAt } = slot
	const taken =
		was.status === 'booked'
			? await takeTime(acting, [{ appointmentId: was.id, coachIds, startsAt, endsAt }])
			: null
	if (taken) return taken
	await settleAppointments(acting, [was.id])
	const value = { appointmentId: was.id, startsAt: startsAt.toISOString(), eventId }
	return ok(value, movedEffects(own, startsAt))
}

/** I8: the predicate once more where it is written, by the server's clock. */
async function write(
	{ db, now }: Acting,
	was: AppointmentSubject,
	startsAt: Date,
	endsAt: Date,
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('appointment')
		.set({
			starts_at: startsAt,
			ends_at: endsAt,
			wall_start: sql<Date>`${wallTimeOf(startsAt, was.zone)}::timestamp`,
			revision: was.revision + 1,
			moved_at: now,
			sequence: was.sequence + 1,
			version: was.version + 1,
		})
		.where('id', '=', was.id)
		.where(
			sql<boolean>`(status = 'requested' or (status = 'booked'
				and ${now} <= starts_at - make_interval(hours => ${was.cancellation_hours})))`,
		)
		.executeTakeFirst()
	return numUpdatedRows > 0n
}

function movedEffects({ was, reader }: OwnPlace, startsAt: Date): EffectLine[] {
	const { locale } = reader
	const comes = { title: was.title, when: formatInstant(startsAt, reader) }
	const request = was.status === 'requested'
	return [
		{
			kind: 'goes',
			text: m.area_effect_time_given_back({ when: formatInstant(was.starts_at, reader) }, { locale }),
		},
		{
			kind: 'comes',
			text: request ? m.area_effect_asked(comes, { locale }) : m.appointments_effect_comes(comes, { locale }),
		},
		{ kind: 'told', text: m.appointments_effect_both_told({}, { locale }) },
	]
}
