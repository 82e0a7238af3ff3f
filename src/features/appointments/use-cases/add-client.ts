import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { placeTaken } from '../events.ts'
import { Notify } from '../fields.ts'
import { staffOfAppointment } from '../permissions.ts'
import { bookableClients } from '../queries/basics.ts'
import { appointmentForUpdate } from '../queries/subjects.ts'
import { nobodyTold, toldLines } from './parts/effects.ts'
import { countChangeOfPeople, freeSeat, givePlaces } from './parts/places.ts'

/** I3: staff give a client a seat in an appointment, or, when it is full and they say so, a place on its waiting list. */
export const addClient = useCase('appointments.add-client', {
	input: z.object({ appointmentId: Id, clientId: Id, wait: z.boolean().default(false), notify: Notify }),
	output: z.object({ appointmentId: z.string(), waiting: z.boolean() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	conflicts: { appointment_place_seat: 'appointments_seats_taken' },
	async run(acting, was, { clientId, wait, notify }) {
		const { db, actor, emit, locale } = acting
		if (was.status !== 'booked') return refuse('appointments_over')
		const [client] = await bookableClients(db, actor, [clientId])
		if (!client) return refuse('not_found', {}, 'clientId')
		const here = was.places.find((place) => place.clientId === clientId)
		if (here && here.status !== 'cancelled') return refuse('appointments_has_place', {}, 'clientId')
		const seat = freeSeat(was.places, was.capacity)
		if (seat === null && !wait) return refuse('appointments_full', { seats: was.capacity }, 'clientId')
		const [placeId = ''] = await givePlaces(acting, [
			{
				appointmentId: was.id,
				clientId,
				status: seat === null ? 'waiting' : 'booked',
				seat,
				capacity: was.capacity,
				priceMinor: was.price_minor,
				currency: was.currency,
				byPackage: true,
			},
		])
		await countChangeOfPeople(acting, was.id)
		await emit(placeTaken, {
			clientId,
			subject: { type: 'appointment', id: was.id },
			after: { status: seat === null ? 'waiting' : 'booked' },
			data: { appointmentId: was.id, placeId, clientId, waiting: seat === null, notify },
		})
		const comes = {
			kind: 'comes' as const,
			text: m.appointments_effect_client_comes({ name: client.name }, { locale }),
		}
		const told =
			notify && seat !== null ? await toldLines(acting, 'confirmation', [client]) : [nobodyTold(locale)]
		return ok({ appointmentId: was.id, waiting: seat === null }, [comes, ...told])
	},
})
