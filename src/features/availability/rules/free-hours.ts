import { addDays } from '#platform/time/days.ts'
import { zoneBetween } from '#platform/time/zones.ts'
import type { Busy, Host, Hours } from '../rules.ts'
import { readDay, readInstant } from './instants.ts'
import { openHours } from './open-hours.ts'
import { joined, less, type Span } from './spans.ts'

const DAY_MS = 86_400_000

/** One day of a coach's calendar: when they work, and what of that is free. */
export type DayHours = { day: string; open: Hours[]; free: Hours[] }

/** A coach's open and free hours day by day, in their own wall time. Hours over midnight stand on both days. */
export function dayHours(
	host: Host<string>,
	busy: readonly Busy[],
	firstDay: string,
	count: number,
): DayHours[] {
	const first = readDay(firstDay)
	const zone = zoneBetween(host.tz, (first - 2) * DAY_MS, (first + count + 2) * DAY_MS)
	const open = openHours(host, zone, first - 1, first + count - 1)
	const taken = [...host.busy, ...busy].map(([from, to]) => ({
		start: readInstant(from),
		end: readInstant(to),
	}))
	const free = less(open, joined(taken))
	return Array.from({ length: count }, (_, n) => {
		const midnight = (first + n) * DAY_MS
		const day = { start: zone.instantOf(midnight), end: zone.instantOf(midnight + DAY_MS) }
		const told = (spans: readonly Span[]) => spans.flatMap((span) => partOf(span, day, zone.wallOf))
		return { day: addDays(firstDay, n), open: told(open), free: told(free) }
	})
}

function partOf(span: Span, day: Span, wallOf: (instant: number) => number): Hours[] {
	const [start, end] = [Math.max(span.start, day.start), Math.min(span.end, day.end)]
	if (start >= end) return []
	const said = (instant: number) =>
		instant === day.end ? '24:00' : new Date(wallOf(instant)).toISOString().slice(11, 16)
	return [{ start: said(start), end: said(end) }]
}

/** Whether a stretch of time lies wholly within a coach's hours; for each of several, in their order. */
export function withinHours(host: Host<string>, spans: readonly Span[]): boolean[] {
	if (spans.length === 0) return []
	const [from, to] = [
		Math.min(...spans.map((each) => each.start)),
		Math.max(...spans.map((each) => each.end)),
	]
	const zone = zoneBetween(host.tz, from - 2 * DAY_MS, to + 2 * DAY_MS)
	const dayOf = (instant: number) => Math.floor(zone.wallOf(instant) / DAY_MS)
	const open = openHours(host, zone, dayOf(from) - 1, dayOf(to))
	return spans.map(({ start, end }) => open.some((each) => each.start <= start && end <= each.end))
}
