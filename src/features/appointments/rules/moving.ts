import { type Cancellable, cancellationOf } from './cancelling.ts'

export type Movable = Pick<Cancellable, 'status' | 'startsAt' | 'cancellationHours'> & {
	capacity: number
	/** The type's terms; null where it has none, or it is no longer offered to clients. */
	terms: { needsApproval: boolean } | null
}

export const moveDecisions = ['allowed', 'window_passed', 'not_offered'] as const
export type MoveDecision = (typeof moveDecisions)[number]

/**
 * 7.5: whether a client may take another time by themselves: until the window, whatever cancelling after it costs, for what they could book
 * by themselves. A group session is left and another one joined; a booked session that a coach confirmed isn't given up for
 * a time the coach hasn't confirmed.
 */
export function movingOf(place: Movable, now: Date): MoveDecision {
	const decision = cancellationOf({ ...place, late: 'refuse', atStake: false }, now)
	if (decision === 'not_upcoming' || decision === 'forfeits' || place.status === 'waiting')
		return 'not_offered'
	if (place.capacity > 1 || !place.terms) return 'not_offered'
	if (place.terms.needsApproval && place.status !== 'requested') return 'not_offered'
	return decision
}
