const hour = 3_600_000

export type Cancellable = { status: string; startsAt: Date; cancellationHours: number }

/** 7.5: until when a client may cancel by themselves: hours before the start, elapsed; 0 is until it starts. */
export const cancelUntil = ({ startsAt, cancellationHours }: Omit<Cancellable, 'status'>): Date =>
	new Date(startsAt.getTime() - cancellationHours * hour)

export type CancellationDecision = 'allowed' | 'window_passed' | 'not_upcoming'

/** 7.5, I8: whether a client may cancel now, by the server's clock. A request or a place on the waiting list counts as upcoming. */
export function cancellationOf(place: Cancellable, now: Date): CancellationDecision {
	const upcoming = ['requested', 'booked', 'waiting'].includes(place.status)
	if (!upcoming || now.getTime() >= place.startsAt.getTime()) return 'not_upcoming'
	// Nothing was promised yet: a request or a waiting place may be taken back at any time.
	if (place.status !== 'booked') return 'allowed'
	return now.getTime() <= cancelUntil(place).getTime() ? 'allowed' : 'window_passed'
}
