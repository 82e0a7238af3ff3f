import { bookingsWait } from '#features/payments/queries/overdue.ts'
import { m } from '#messages'
import { formatInstant } from '#platform/i18n/format.ts'
import { newId } from '#platform/ids.ts'
import { type Acting, type EffectLine, type Refused, refuse } from '#platform/use-case.ts'
import { appointmentBooked } from '../../events.ts'
import type { AppointmentTypeRow } from '../../queries/basics.ts'
import { wallTimeOf } from '../../rules/wall-time.ts'
import { ownCredit, takenEffects } from './by-package.ts'
import { writeTime } from './coach-time.ts'
import { giveHoldBack } from './holds.ts'
import { givePlaces } from './places.ts'
import { insertAppointments } from './rows.ts'
import { slotToTake } from './take-slot.ts'

type Booking = {
	type: AppointmentTypeRow
	startsAt: Date
	coachId: string | null
	clientId: string
	by: 'client' | 'guest'
	/** A guest's own name: the trail shows who it was (1.6). */
	who?: string
	/** What they hold is theirs to take; it goes with the booking. */
	holdHash?: Buffer
}

export type Booked = {
	ok: true
	appointmentId: string
	placeId: string
	request: boolean
	effects: EffectLine[]
}

/** 7.2: takes an offered time for a client: by themselves, or as a guest who became one. The price is the type's, never the sender's (I14). */
export async function bookSlot(acting: Acting, booking: Booking): Promise<Booked | Refused> {
	const { emit, locale, actor } = acting
	const { type, startsAt, clientId, by } = booking
	const slot = await slotToTake(acting, {
		...booking,
		// I34: whose client a guest is must not show in whom they meet.
		clientId: by === 'client' ? clientId : null,
		without: booking.holdHash ? { holdHash: booking.holdHash } : {},
	})
	if (!slot.ok) return slot
	// 34. Nothing of it shows to a guest: what somebody owes is theirs to know (I34).
	if (by === 'client' && (await bookingsWait(acting.db, clientId, acting.now)))
		return refuse('payments_bookings_wait')
	const { coachIds, endsAt } = slot
	const capped =
		by === 'client' ? await ownCredit(acting, { clientId, typeId: type.id, coachIds, startsAt }) : null
	if (capped) return capped
	if (booking.holdHash) await giveHoldBack(acting.db, booking.holdHash)
	const zone = type.studio_zone
	const request = type.needs_approval
	const id = newId()
	await insertAppointments(acting, [
		{
			...{ id, typeId: type.id, seriesId: null, coachIds, title: type.name, startsAt, endsAt, zone },
			...{ wall: wallTimeOf(startsAt, zone), place: type.place, link: type.link, capacity: type.capacity },
			...{ priceMinor: type.price_minor, currency: type.currency, privateNotes: '', createdBy: by },
			status: request ? 'requested' : 'booked',
		},
	])
	if (!request) await writeTime(acting, [{ appointmentId: id, coachIds, startsAt, endsAt }])
	const [placeId = ''] = await givePlaces(acting, [
		{
			...{ appointmentId: id, clientId, seat: request ? null : 1, capacity: type.capacity },
			...{ priceMinor: type.price_minor, currency: type.currency },
			status: request ? 'requested' : 'booked',
			// I34: what somebody has shows to nobody who only types their address.
			byPackage: by === 'client',
		},
	])
	await emit(appointmentBooked, {
		clientId,
		...(booking.who ? { who: booking.who } : {}),
		subject: { type: 'appointment', id },
		after: { title: type.name, startsAt: startsAt.toISOString() },
		data: { appointmentId: id, startsAt: startsAt.toISOString(), clientId, request },
	})
	const said = { title: type.name, when: formatInstant(startsAt, { locale, timeZone: actor.timeZone }) }
	const effects: EffectLine[] = request
		? [
				{ kind: 'comes', text: m.area_effect_asked(said, { locale }) },
				{ kind: 'told', text: m.area_effect_asked_told({}, { locale }) },
			]
		: [
				{ kind: 'comes', text: m.appointments_effect_comes(said, { locale }) },
				{ kind: 'told', text: m.appointments_effect_both_told({}, { locale }) },
			]
	const taken = by === 'client' ? await takenEffects(acting, [id]) : []
	return { ok: true, appointmentId: id, placeId, request, effects: [...effects, ...taken] }
}
