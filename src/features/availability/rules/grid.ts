import type { Zone } from '#platform/time/zones.ts'
import type { Span } from './open-hours.ts'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
// 1970-01-05 was the first Monday.
const MONDAY_MS = 4 * DAY_MS

/** Starts lie on a grid that begins at `start`; from `end` on there is another. */
export type Grid = Span

/**
 * The grids within merged open hours. There is one, from where they start, as long as they close now and then. Hours that
 * never close start nowhere; so that the same slots come out wherever one begins to look, a grid is good for the rest of
 * its week and the next one, and then starts anew each Monday at midnight of the host.
 */
export function gridsOf(open: Span, zone: Zone): Grid[] {
	const grids: Grid[] = []
	const wall = zone.wallOf(open.start)
	let monday = wall - ((((wall - MONDAY_MS) % WEEK_MS) + WEEK_MS) % WEEK_MS)
	while (zone.instantOf(monday) <= open.start) monday += WEEK_MS
	for (let start = open.start; start < open.end; ) {
		monday += WEEK_MS
		const end = Math.min(zone.instantOf(monday), open.end)
		grids.push({ start, end })
		start = end
	}
	return grids
}

/** How many days before the first slot hours are looked at: two weeks for its grid, and what may reach into them. */
export const DAYS_LOOKED_BACK = 17
