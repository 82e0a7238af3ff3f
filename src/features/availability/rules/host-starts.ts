import { type Zone, zoneBetween } from '#platform/time/zones.ts'
import type { Busy, Host } from '../rules.ts'
import { DAYS_LOOKED_BACK, gridsOf } from './grid.ts'
import { readInstant } from './instants.ts'
import { merged, openHours, type Span } from './open-hours.ts'

/** What is asked of each host: starts from `from` up to, not including, `to`. Milliseconds, all of it. */
export type Asked = {
	from: number
	to: number
	duration: number
	step: number
	before: number
	after: number
}

const DAY_MS = 86_400_000

/** 7.1 When slots that this host offers start, in order: one sweep over open hours and busy time together. */
export function startsOf(host: Host<string | number>, asked: Asked): number[] {
	const { from, to, duration, step, before, after } = asked
	if (from >= to) return []
	const starts: number[] = []
	const busy = busyWithin(host.busy, from - before, to + duration + after)
	let n = 0
	for (const { start, end, closes } of gridsBetween(host, asked)) {
		const gridFrom = (instant: number) => start + Math.ceil((instant - start) / step) * step
		const until = Math.min(end, to, closes - duration + 1)
		for (let at = gridFrom(Math.max(start, from)); at < until; ) {
			while ((busy[n]?.end ?? Number.POSITIVE_INFINITY) <= at - before) n++
			const next = busy[n]
			if (next && next.start < at + duration + after) at = gridFrom(next.end + before)
			else {
				starts.push(at)
				at += step
			}
		}
	}
	return starts
}

/** The grids on which slots may start, each with the instant at which its open hours close. */
function gridsBetween(host: Host<string | number>, { from, to, duration }: Asked) {
	const zone: Zone = zoneBetween(host.tz, from - (DAYS_LOOKED_BACK + 2) * DAY_MS, to + duration + 2 * DAY_MS)
	const firstDay = Math.floor(zone.wallOf(from) / DAY_MS) - DAYS_LOOKED_BACK
	// One more day: where clocks go back over midnight, tomorrow begins while it is still today.
	const lastDay = Math.floor(zone.wallOf(to + duration) / DAY_MS) + 1
	return openHours(host, zone, firstDay, lastDay)
		.filter((open) => open.end > from && open.start < to)
		.flatMap((open) => gridsOf(open, zone).map((grid) => ({ ...grid, closes: open.end })))
}

/** Busy time that can matter between two instants, in order and merged. Empty intervals block nothing. */
function busyWithin(busy: readonly Busy[], from: number, to: number): Span[] {
	const starts = new Float64Array(busy.length)
	const ends = new Float64Array(busy.length)
	let count = 0
	for (const [first, last] of busy) {
		const [start, end] = [readInstant(first), readInstant(last)]
		if (start >= end || start >= to || end <= from) continue
		starts[count] = start
		ends[count++] = end
	}
	return merged(starts.subarray(0, count), ends.subarray(0, count))
}
