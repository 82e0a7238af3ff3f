import type { Happened, Reacting } from '#platform/reactions.ts'
import { type PlaceOf, tellable } from '../queries/subjects.ts'
import { appointmentToTell } from '../queries/telling.ts'
import { fittingMessage } from '../rules/telling.ts'
import { fittingKinds } from './kinds.ts'
import { tellClients } from './tell-people.ts'

/**
 * 7.4: tells clients who have a seat what fits since they were last told, each at most one message, and notes it. Looks at the
 * appointment as it is when this runs: two saves in a row tell once, with everything.
 */
export async function tellWhatFits(
	reacting: Reacting,
	event: Happened<{ appointmentId: string }>,
	whom: (place: PlaceOf) => boolean,
): Promise<void> {
	const found = await appointmentToTell(reacting.db, event.data.appointmentId)
	if (found?.status !== 'booked' || found.ends_at <= reacting.now) return
	const current = tellable(found)
	const due = Map.groupBy(
		found.places.filter((place) => place.status === 'booked' && whom(place)),
		({ told }) => fittingMessage(told, current),
	)
	for (const fitting of ['confirmation', 'update', 'documents'] as const) {
		const places = due.get(fitting) ?? []
		const method = fitting === 'documents' ? {} : { method: 'REQUEST' as const }
		await tellClients(reacting, event, fittingKinds[fitting], { found, places, ...method, marking: fitting })
	}
}
