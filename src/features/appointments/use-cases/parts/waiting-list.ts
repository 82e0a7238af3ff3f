import type { Acting } from '#platform/use-case.ts'
import { placeTaken } from '../../events.ts'
import type { AppointmentSubject } from '../../queries/subjects.ts'

/** I3: a seat that became free is whoever's has waited longest; they are told. Call with the appointment locked. */
export async function seatNextWaiting(
	{ db, emit }: Acting,
	was: AppointmentSubject,
	seat: number | null,
): Promise<void> {
	const next = was.places.find(({ status }) => status === 'waiting')
	if (!next || seat === null) return
	await db
		.updateTable('appointment_place')
		.set({ status: 'booked', seat, waiting_since: null })
		.where('id', '=', next.id)
		.execute()
	await emit(placeTaken, {
		clientId: next.clientId,
		subject: { type: 'appointment', id: was.id },
		before: { status: 'waiting' },
		after: { status: 'booked' },
		data: {
			...{ appointmentId: was.id, placeId: next.id, clientId: next.clientId },
			...{ waiting: false, notify: true, movedUp: true },
		},
	})
}
