import type { Zone } from '#platform/time/zones.ts'
import type { Host, Hours } from '../rules.ts'
import { readDay, readTime } from './instants.ts'

/** From an instant up to, not including, another. */
export type Span = { start: number; end: number }

const DAY_MS = 86_400_000

/**
 * The host's open hours, in order, those that touch or overlap as one: all that start on the days from `firstDay` to
 * `lastDay` (numbers of local days since 1970-01-01).
 */
export function openHours(
	{ week, overrides }: Pick<Host<never>, 'week' | 'overrides'>,
	zone: Zone,
	firstDay: number,
	lastDay: number,
): Span[] {
	const usual = Array.from({ length: 7 }, (_, day) => timesOf(week.filter(({ days }) => days.includes(day))))
	const instead = new Map(overrides.map(({ date, windows }) => [readDay(date), timesOf(windows)]))
	const starts: number[] = []
	const ends: number[] = []
	for (let day = firstDay; day <= lastDay; day++) {
		const midnight = day * DAY_MS
		for (const { start, end } of instead.get(day) ?? usual[weekdayOf(day)] ?? []) {
			const from = zone.instantOf(midnight + start)
			const to = zone.instantOf(midnight + end)
			// Hours that a gap swallows are none.
			if (from >= to) continue
			starts.push(from)
			ends.push(to)
		}
	}
	return merged(Float64Array.from(starts), Float64Array.from(ends))
}

const timesOf = (hours: readonly Hours[]): Span[] =>
	hours.map((each) => {
		const [start, end] = [readTime(each.start), readTime(each.end)]
		return { start, end: end <= start ? end + DAY_MS : end }
	})

// 1970-01-01 was a Thursday.
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/**
 * Spans in any order as few, in order: what touches or overlaps is one. Starts and ends are sorted apart, as numbers: where
 * the next start is later than the end of the same rank, all that began before is over.
 */
export function merged(starts: Float64Array, ends: Float64Array): Span[] {
	starts.sort()
	ends.sort()
	const found: Span[] = []
	let first = 0
	for (const [n, end] of ends.entries()) {
		if ((starts[n + 1] ?? Number.POSITIVE_INFINITY) <= end) continue
		found.push({ start: starts[first] ?? end, end })
		first = n + 1
	}
	return found
}
