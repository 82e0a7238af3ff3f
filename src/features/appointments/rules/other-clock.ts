import { zoneBetween } from '#platform/time/zones.ts'
import type { WallTime } from './wall-time.ts'

/** What the clock in another zone shows when the one in `from` shows `wall`; without Temporal, for the browser. */
export function wallElsewhere(wall: WallTime, from: string, to: string): WallTime {
	if (from === to) return wall
	const at = Date.parse(`${wall}:00Z`)
	const instant = zoneBetween(from, at, at).instantOf(at)
	return new Date(zoneBetween(to, instant, instant).wallOf(instant)).toISOString().slice(0, 16)
}
