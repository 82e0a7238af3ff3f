import type { Span } from '#features/programs/rules/placing.ts'
import { addDays, daysBetween } from '#platform/time/days.ts'

/** What to do with runs that stand where the new one is to go (4.8). */
export const modes = ['replace', 'shift', 'run_both'] as const
export type Mode = (typeof modes)[number]

/** A run as it stands on a calendar: both days of its span included. */
export type StandingRun = Span & { id: string; title: string; lane: number }

/** A run, or the part of it from `from` on, that moves `by` days. `head` is what stays before the new run, if anything. */
export type Shift = { run: StandingRun; head: Span | null; tail: Span; by: number }

export type Placement = { lane: number; removed: StandingRun[]; shifted: Shift[] }

/** Runs side by side on one day: more are refused (the calendar would be unreadable). */
export const lanes = 10

export const overlap = (one: Span, other: Span): boolean => one.from <= other.to && other.from <= one.to

/**
 * Where a new run goes and what happens to those in its way (4.7, 4.8). Null where ten programs run on one day already.
 * - replace: every overlapping run goes, whole.
 * - shift: the new run is put in between. What is left of an overlapping run from the new start on moves behind it by
 *   whole weeks, so that weekdays stay; runs it then meets move on likewise. What came before the new start stays.
 * - run_both: nothing moves; the new run stands in the first free lane.
 */
export function placementOf(span: Span, standing: readonly StandingRun[], mode: Mode): Placement | null {
	const inTheWay = standing.filter((run) => overlap(run, span))
	if (mode === 'shift') return { lane: 0, removed: [], shifted: shifts(span, standing) }
	if (mode === 'replace') return { lane: 0, removed: inTheWay, shifted: [] }
	const taken = new Set(inTheWay.map((run) => run.lane))
	const lane = Array.from({ length: lanes }, (_, n) => n).find((n) => !taken.has(n))
	return lane === undefined ? null : { lane, removed: [], shifted: [] }
}

function shifts(span: Span, standing: readonly StandingRun[]): Shift[] {
	const byLane = Map.groupBy(standing, (run) => run.lane)
	return [...byLane.values()].flatMap((runs) => shiftsOfLane(span, runs))
}

function shiftsOfLane(span: Span, runs: readonly StandingRun[]): Shift[] {
	const shifted: Shift[] = []
	let occupiedTo = span.to
	for (const run of runs.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
		if (run.to < span.from) continue
		if (run.from > occupiedTo) break
		const cut = run.from < span.from
		const tail = { from: cut ? span.from : run.from, to: run.to }
		const by = Math.ceil((daysBetween(tail.from, occupiedTo) + 1) / 7) * 7
		const head = cut ? { from: run.from, to: addDays(span.from, -1) } : null
		shifted.push({ run, head, tail, by })
		occupiedTo = addDays(tail.to, by)
	}
	return shifted
}

/** Days from `span` as PostgreSQL writes a daterange: '[2026-03-02,2026-03-30)'. */
export function spanFrom(range: string): Span {
	const [from = '', until = ''] = range.slice(1, -1).split(',')
	return { from, to: addDays(until, -1) }
}
