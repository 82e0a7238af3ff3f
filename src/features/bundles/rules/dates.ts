import { type WallTime, wallTimeOf } from '#features/appointments/rules/wall-time.ts'
import { addDays } from '#platform/time/days.ts'

/** The wall times that follow from the first one: the same time on the clock, so many days after the one before (I6). */
export function proposedWalls(first: WallTime, everyDays: readonly number[]): WallTime[] {
	let day = first.slice(0, 10)
	return everyDays.map((days, at) => {
		if (at > 0) day = addDays(day, days)
		return day + first.slice(10)
	})
}

export const proposedFrom = (first: Date, zone: string, everyDays: readonly number[]): WallTime[] =>
	proposedWalls(wallTimeOf(first, zone), everyDays)

/** A session with the minutes that its type keeps free around it. */
export type Spaced = { startsAt: Date; minutes: number; before: number; after: number }

/** When the next session may begin, once one is placed: between two is the longer of the one's time after and the other's before (7.2). */
export const earliestAfter = (last: Spaced, next: Pick<Spaced, 'before'>): number =>
	last.startsAt.getTime() + (last.minutes + Math.max(last.after, next.before)) * 60_000

/** How far ahead of today dates can be chosen: the type's own horizon, and as far as the sessions before it take. */
export const horizonOf = (horizonDays: number, everyDays: readonly number[], n: number): number =>
	horizonDays + everyDays.slice(1, n).reduce((sum, days) => sum + days, 0)
