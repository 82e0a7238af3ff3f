import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Direction, isBetween, stepped } from './cursor.ts'
import { DayLists } from './day-lists.ts'

const counts: Record<string, number> = { '1/1': 3, '2/1': 2, '1/2': 1 }
const countOf = (week: number, day: number) => counts[`${week}/${day}`] ?? 0
const at = (week: number, day: number, index = 0) => ({ week, day, index })

test.each<[ReturnType<typeof at>, Direction, ReturnType<typeof at>]>([
	[at(1, 1, 0), 'down', at(1, 1, 1)],
	[at(1, 1, 2), 'down', at(2, 1, 0)],
	[at(2, 1, 0), 'up', at(1, 1, 2)],
	[at(1, 1, 2), 'right', at(1, 2, 0)],
	[at(1, 7), 'right', at(2, 1, 0)],
	[at(2, 1, 1), 'left', at(1, 7, 0)],
	[at(4, 3), 'down', at(4, 3)],
	[at(1, 3), 'up', at(1, 3)],
	[at(2, 3), 'last', at(2, 7)],
])('3.1 from %o %s leads to %o', (from, direction, to) => {
	expect(stepped(from, direction, 4, countOf)).toEqual(to)
})

test('3.1 the cursor never leaves the grid, nor the workouts of its day', () => {
	const direction = fc.constantFrom<Direction>('up', 'down', 'left', 'right', 'first', 'last')
	fc.assert(
		fc.property(fc.array(direction, { maxLength: 60 }), (steps) => {
			let now = at(1, 1)
			for (const step of steps) {
				now = stepped(now, step, 4, countOf)
				expect(now.week >= 1 && now.week <= 4 && now.day >= 1 && now.day <= 7).toBe(true)
				expect(now.index === 0 || now.index < countOf(now.week, now.day)).toBe(true)
			}
		}),
	)
})

test('3.1 Shift and arrows choose the rectangle between', () => {
	expect(isBetween({ week: 2, day: 3 }, at(1, 4), at(3, 2))).toBe(true)
	expect(isBetween({ week: 2, day: 5 }, at(1, 4), at(3, 2))).toBe(false)
})

test('a day in which nothing changed keeps its list', () => {
	const lists = new DayLists()
	const [a, b] = [
		{ id: 'a', week: 1, day: 1, position: 0 },
		{ id: 'b', week: 1, day: 2, position: 0 },
	]
	const before = lists.of([a, b])
	const after = lists.of([a, { ...b }])
	expect(after.get(11)).toBe(before.get(11))
	expect(after.get(12)).not.toBe(before.get(12))
})
