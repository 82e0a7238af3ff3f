import { allocate } from '#platform/money/allocate.ts'
import { dayOf } from '#platform/time/days.ts'

export const mostLines = 12
export const mostSessions = 52

export const statuses = ['offered', 'confirmed', 'declined', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

export const states = [...statuses, 'expired'] as const
export type State = (typeof states)[number]

/** An offer is open to the end of its last day, by the clock on the studio's wall; nothing has to happen for it to end. */
export const stateOf = (offer: { status: Status; expiresOn: string; zone: string }, now: Date): State =>
	offer.status === 'offered' && dayOf(now, offer.zone) > offer.expiresOn ? 'expired' : offer.status

/** So many sessions of one type, each so many days after the one before. */
export type Line<T> = { type: T; count: number; everyDays: number }

/**
 * I14: the sessions of a bundle in order, each with its price: its type's, or its share of a price for all of them, in
 * proportion to what they cost one by one.
 */
export function sessionsOf<T extends { priceMinor: number }>(
	lines: readonly Line<T>[],
	totalMinor: number | null,
): { type: T; everyDays: number; priceMinor: number }[] {
	const each = lines.flatMap(({ type, count, everyDays }) =>
		Array.from({ length: count }, () => ({ type, everyDays, priceMinor: type.priceMinor })),
	)
	if (totalMinor === null) return each
	// Where all are free by themselves, a price for the whole is shared evenly.
	const free = each.every(({ priceMinor }) => priceMinor === 0)
	const parts = allocate(
		totalMinor,
		each.map(({ priceMinor }) => (free ? 1 : priceMinor)),
	)
	return each.map((session, at) => ({ ...session, priceMinor: parts[at] ?? 0 }))
}

/** Undoing opens the offer again as long as nothing of it has begun; after that, what is still to come is off and it is over. */
export const afterUndo = (starts: readonly Date[], now: Date): 'offered' | 'withdrawn' =>
	starts.some((start) => start <= now) ? 'withdrawn' : 'offered'

/** 7.4: whether a session is to come of which the client has not been told. */
export const untold = (
	sessions: readonly { status: string | null; told: boolean; endsAt: string | null }[],
	now: Date,
): boolean =>
	sessions.some(
		({ status, told, endsAt }) => status === 'booked' && !told && endsAt !== null && new Date(endsAt) > now,
	)
