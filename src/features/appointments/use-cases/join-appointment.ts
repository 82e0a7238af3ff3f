import { z } from 'zod'
import { m } from '#messages'
import { formatInstant } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { placeTaken } from '../events.ts'
import { usableType } from '../queries/basics.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { countChangeOfPeople, freeSeat, givePlaces } from './parts/places.ts'

/** I3: a client takes a seat in a group session that is open to clients, or a place on its waiting list when it is full. */
export const joinAppointment = useCase('appointments.join-appointment', {
	input: z.object({ appointmentId: Id, wait: z.boolean().default(false) }),
	output: z.object({ appointmentId: z.string(), waiting: z.boolean() }),
	subject: async ({ db }, { appointmentId }) => {
		const was = await appointmentForUpdate(db, appointmentId)
		const type = was?.type_id && was.capacity > 1 ? await usableType(db, was.type_id) : undefined
		return was && type && type.self_booking !== 'nobody' ? { was, type } : undefined
	},
	may: anyClient,
	conflicts: { appointment_place_seat: 'appointments_seats_taken' },
	async run(acting, { was, type }, { wait }) {
		const { now, actor, emit, locale } = acting
		const clientId = actor.id
		if (!clientId) return refuse('not_found')
		const lastMoment = was.starts_at.getTime() - type.minimum_notice_minutes * 60_000
		if (was.status !== 'booked' || now.getTime() > lastMoment) return refuse('appointments_too_late')
		const here = was.places.find((place) => place.clientId === clientId)
		if (here && here.status !== 'cancelled') return refuse('appointments_joined')
		const seat = freeSeat(was.places, was.capacity)
		if (seat === null && !wait) return refuse('appointments_full', { seats: was.capacity })
		const status = seat === null ? ('waiting' as const) : ('booked' as const)
		const [placeId = ''] = await givePlaces(acting, [
			{
				...{ appointmentId: was.id, clientId, status, seat, capacity: was.capacity },
				...{ priceMinor: was.price_minor, currency: was.currency },
			},
		])
		await countChangeOfPeople(acting, was.id)
		await emit(placeTaken, {
			clientId,
			subject: { type: 'appointment', id: was.id },
			after: { status },
			data: { appointmentId: was.id, placeId, clientId, waiting: seat === null, notify: true },
		})
		const when = formatInstant(was.starts_at, { locale, timeZone: actor.timeZone })
		const text =
			seat === null
				? m.appointments_effect_waits({ title: was.title }, { locale })
				: m.appointments_effect_comes({ title: was.title, when }, { locale })
		return ok({ appointmentId: was.id, waiting: seat === null }, [{ kind: 'comes', text }])
	},
})
