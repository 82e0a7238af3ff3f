const hour = 3_600_000

/** 7.5: what becomes of a session whose client cancels after the window: they can't, it costs its credit or fee, or it costs nothing. */
export const lateWays = ['refuse', 'forfeit', 'return'] as const
export type LateWay = (typeof lateWays)[number]

export type Cancellable = {
	status: string
	startsAt: Date
	cancellationHours: number
	late: LateWay
	/** Something is paid or owed for it, or a package pays it. */
	atStake: boolean
}

/** 7.5: until when a client may cancel by themselves: hours before the start, elapsed; 0 is until it starts. */
export const cancelUntil = ({
	startsAt,
	cancellationHours,
}: Pick<Cancellable, 'startsAt' | 'cancellationHours'>): Date =>
	new Date(startsAt.getTime() - cancellationHours * hour)

export const cancellationDecisions = ['allowed', 'forfeits', 'window_passed', 'not_upcoming'] as const
/** forfeits: it is possible, and the credit or the fee is gone all the same. */
export type CancellationDecision = (typeof cancellationDecisions)[number]

/** 7.5, I8: whether a client may cancel now, by the server's clock. A request or a place on the waiting list counts as upcoming. */
export function cancellationOf(place: Cancellable, now: Date): CancellationDecision {
	const upcoming = ['requested', 'booked', 'waiting'].includes(place.status)
	if (!upcoming || now.getTime() >= place.startsAt.getTime()) return 'not_upcoming'
	// Nothing was promised yet: a request or a waiting place may be taken back at any time.
	if (place.status !== 'booked') return 'allowed'
	if (now.getTime() <= cancelUntil(place).getTime()) return 'allowed'
	if (place.late === 'refuse') return 'window_passed'
	return place.late === 'forfeit' && place.atStake ? 'forfeits' : 'allowed'
}

/** 7.5: until when it is possible as it is now: after the window, where that costs nothing, until it starts. */
export const possibleUntil = (place: Cancellable, now: Date): Date => {
	const until = cancelUntil(place)
	return now > until && place.late === 'return' ? place.startsAt : until
}

/** Whether a place has anything to lose: its package's credit, or money that is paid or owed. */
export const atStakeOf = (place: { payment: string; byPackage: string | null }): boolean =>
	place.byPackage === 'yes' || ['pending', 'part_paid', 'paid'].includes(place.payment)
