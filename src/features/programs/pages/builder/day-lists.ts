import { byPlace, type Spot } from '../../rules/grid.ts'

/** Workouts by day. A day in which nothing changed keeps its very list, so that only what changed is drawn again. */
export class DayLists<T extends Spot> {
	#known = new Map<number, T[]>()

	of(workouts: readonly T[]): Map<number, T[]> {
		const days = Map.groupBy(workouts.toSorted(byPlace), dayKey)
		for (const [key, now] of days) {
			const before = this.#known.get(key)
			if (before?.length === now.length && before.every((each, at) => each === now[at])) days.set(key, before)
		}
		this.#known = days
		return days
	}
}

export const dayKey = ({ week, day }: { week: number; day: number }): number => week * 10 + day
