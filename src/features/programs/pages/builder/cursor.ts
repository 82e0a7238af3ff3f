/** Where the keyboard is in the grid: a day, and which workout of it (0 in an empty one). */
export type Cursor = { week: number; day: number; index: number }
export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** One step of an arrow: through the workouts of a day, then to the next week; sideways to the next day. */
export function stepped(
	cursor: Cursor,
	direction: Direction,
	weeks: number,
	countOf: (week: number, day: number) => number,
): Cursor {
	const { week, day, index } = cursor
	const at = (toWeek: number, toDay: number, wanted: number): Cursor => ({
		week: toWeek,
		day: toDay,
		index: Math.max(0, Math.min(wanted, countOf(toWeek, toDay) - 1)),
	})
	switch (direction) {
		case 'left':
			return day > 1 ? at(week, day - 1, index) : week > 1 ? at(week - 1, 7, index) : cursor
		case 'right':
			return day < 7 ? at(week, day + 1, index) : week < weeks ? at(week + 1, 1, index) : cursor
		case 'up':
			if (index > 0) return { ...cursor, index: index - 1 }
			return week > 1 ? at(week - 1, day, Number.POSITIVE_INFINITY) : cursor
		case 'down':
			if (index < countOf(week, day) - 1) return { ...cursor, index: index + 1 }
			return week < weeks ? at(week + 1, day, 0) : cursor
		case 'first':
			return at(week, 1, 0)
		case 'last':
			return at(week, 7, 0)
	}
}

/** Whether a day lies in the rectangle between two. */
export function isBetween(at: { week: number; day: number }, one: Cursor, other: Cursor): boolean {
	const within = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b)
	return within(at.week, one.week, other.week) && within(at.day, one.day, other.day)
}
