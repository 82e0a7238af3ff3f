import { m } from '#messages'
import { formatInstant } from '#platform/i18n/format.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { placeTaken } from '../../events.ts'
import type { AppointmentTypeRow } from '../../queries/basics.ts'
import type { AppointmentSubject } from '../../queries/subjects.ts'
import { countChangeOfPeople, freeSeat, givePlaces } from './places.ts'

/** Whether a group session can still be joined: it takes place, and its minimum notice hasn't passed (7.1). */
export const canBeJoined = (
	{ status, starts_at }: AppointmentSubject,
	type: AppointmentTypeRow,
	now: Date,
): boolean =>
	status === 'booked' && now.getTime() <= starts_at.getTime() - type.minimum_notice_minutes * 60_000

type Taking = { clientId: string; wait: boolean; byPackage: boolean }

/** I3: gives a client a seat in a locked group session, or a place on its waiting list; null where it is full. Both sides are told. */
export async function takeSeat(
	acting: Acting,
	was: AppointmentSubject,
	{ clientId, wait, byPackage }: Taking,
): Promise<{ waiting: boolean } | null> {
	const seat = freeSeat(was.places, was.capacity)
	if (seat === null && !wait) return null
	const status = seat === null ? ('waiting' as const) : ('booked' as const)
	const [placeId = ''] = await givePlaces(acting, [
		{
			...{ appointmentId: was.id, clientId, status, seat, capacity: was.capacity },
			...{ priceMinor: was.price_minor, currency: was.currency, byPackage },
		},
	])
	await countChangeOfPeople(acting, was.id)
	await acting.emit(placeTaken, {
		clientId,
		subject: { type: 'appointment', id: was.id },
		after: { status },
		data: { appointmentId: was.id, placeId, clientId, waiting: seat === null, notify: true },
	})
	return { waiting: seat === null }
}

/** "You come to …, on …", or that you wait for a seat. */
export function seatEffect(
	{ locale }: Acting,
	was: AppointmentSubject,
	waiting: boolean,
	timeZone: string,
): EffectLine {
	const when = formatInstant(was.starts_at, { locale, timeZone })
	const text = waiting
		? m.appointments_effect_waits({ title: was.title }, { locale })
		: m.appointments_effect_comes({ title: was.title, when }, { locale })
	return { kind: 'comes', text }
}
