import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spanOf } from '#features/programs/rules/placing.ts'
import { addDays, daysBetween, weekday } from '#platform/time/days.ts'
import { overlap, placementOf, type StandingRun, spanFrom } from './placement.ts'

const run = (id: string, from: string, weeks: number, lane = 0): StandingRun => ({
	id,
	title: id,
	lane,
	...spanOf(from, weeks),
})

test('4.7 replace takes every overlapping run whole, and no other', () => {
	const standing = [run('past', '2026-01-05', 4), run('now', '2026-02-02', 8), run('later', '2026-06-01', 2)]
	expect(placementOf(spanOf('2026-03-02', 4), standing, 'replace')).toEqual({
		lane: 0,
		removed: [standing[1]],
		shifted: [],
	})
})

test('4.8 shift puts the new run in between: what came before stays, the rest moves behind by whole weeks', () => {
	const standing = [run('base', '2026-02-02', 8), run('peak', '2026-03-30', 3), run('later', '2026-06-01', 2)]
	const placed = placementOf(spanOf('2026-03-04', 1), standing, 'shift')
	expect(placed?.shifted).toEqual([
		{
			run: standing[0],
			head: { from: '2026-02-02', to: '2026-03-03' },
			tail: { from: '2026-03-04', to: '2026-03-29' },
			by: 7,
		},
		{ run: standing[1], head: null, tail: { from: '2026-03-30', to: '2026-04-19' }, by: 7 },
	])
})

test('4.8 run both takes the first free lane, and refuses an eleventh', () => {
	const standing = Array.from({ length: 10 }, (_, lane) => run(`r${lane}`, '2026-02-02', 4, lane))
	const span = spanOf('2026-02-02', 1)
	expect(placementOf(span, standing.slice(0, 2), 'run_both')?.lane).toBe(2)
	expect(placementOf(span, [standing[1] as StandingRun], 'run_both')?.lane).toBe(0)
	expect(placementOf(span, standing, 'run_both')).toBeNull()
})

const calendar = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 6 })), { maxLength: 6 })
	.map((gaps) => {
		let from = '2026-01-05'
		return gaps.map(([gap, weeks], n) => {
			const next = run(`r${n}`, addDays(from, gap), weeks)
			from = addDays(next.to, 1)
			return next
		})
	})

test('4.8 whatever is shifted: nothing overlaps, nothing is lost, order and weekdays stay', () => {
	fc.assert(
		fc.property(
			calendar,
			fc.integer({ min: -30, max: 250 }),
			fc.integer({ min: 1, max: 8 }),
			(standing, at, weeks) => {
				const span = spanOf(addDays('2026-01-05', at), weeks)
				const { shifted = [] } = placementOf(span, standing, 'shift') ?? {}
				const moved = new Map(shifted.map((each) => [each.run.id, each]))
				const after = standing.flatMap((each) => {
					const shift = moved.get(each.id)
					if (!shift) return [each]
					const tail = { from: addDays(shift.tail.from, shift.by), to: addDays(shift.tail.to, shift.by) }
					expect(weekday(tail.from)).toBe(weekday(shift.tail.from))
					return shift.head ? [shift.head, tail] : [tail]
				})
				const all = [span, ...after].sort((a, b) => (a.from < b.from ? -1 : 1))
				for (let n = 1; n < all.length; n++) {
					const [one, other] = [all[n - 1], all[n]]
					if (one && other) expect(overlap(one, other)).toBe(false)
				}
				const days = (spans: { from: string; to: string }[]) =>
					spans.reduce((sum, each) => sum + daysBetween(each.from, each.to) + 1, 0)
				expect(days(after)).toBe(days(standing))
			},
		),
	)
})

test('spans are read from the database as days, both included', () => {
	expect(spanFrom('[2026-02-02,2026-03-02)')).toEqual({ from: '2026-02-02', to: '2026-03-01' })
})
