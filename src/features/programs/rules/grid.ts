/**
 * The weeks × days of a program (3.1), as pure operations on where workouts stand. Server and browser use the same
 * ones, so that what the builder shows at once is what the server writes.
 */

/** Weeks and days count from 1, places within a day from 0. */
export type Spot = {
	readonly id: string
	readonly week: number
	readonly day: number
	readonly position: number
}
/** Where something should go; without `position` at the day's end. */
export type Place = { week: number; day: number; position?: number | undefined }
export type Move = Place & { id: string }

export const gridLimits = { weeks: 104, perDay: 12, atOnce: 800 } as const

export const byPlace = (a: Spot, b: Spot): number =>
	a.week - b.week || a.day - b.day || a.position - b.position || (a.id < b.id ? -1 : 1)

const cellOf = ({ week, day }: { week: number; day: number }): string => `${week}/${day}`

/** Puts `comers` among those who stay, one after the other, and numbers each day from 0. Sorted by place. */
function settled<T extends Spot>(staying: readonly T[], comers: readonly { spot: T; to: Place }[]): T[] {
	const cells = new Map<string, T[]>()
	const cell = (at: { week: number; day: number }): T[] => {
		const known = cells.get(cellOf(at)) ?? []
		cells.set(cellOf(at), known)
		return known
	}
	for (const spot of staying.toSorted(byPlace)) cell(spot).push(spot)
	for (const { spot, to } of comers) {
		const day = cell(to)
		const position = Math.min(to.position ?? day.length, day.length)
		day.splice(position, 0, { ...spot, week: to.week, day: to.day })
	}
	const numbered = [...cells.values()].flatMap((day) =>
		day.map((spot, position) => (spot.position === position ? spot : { ...spot, position })),
	)
	return numbered.sort(byPlace)
}

/** Adds workouts; each takes its own place. */
export const added = <T extends Spot>(spots: readonly T[], comers: readonly T[]): T[] =>
	settled(
		spots,
		comers.map((spot) => ({ spot, to: spot })),
	)

/** Moves workouts. Those that aren't there (any more) are passed over. */
export function moved<T extends Spot>(spots: readonly T[], moves: readonly Move[]): T[] {
	const byId = new Map(spots.map((spot) => [spot.id, spot]))
	const comers = moves.flatMap((to) => {
		const spot = byId.get(to.id)
		return spot ? [{ spot, to }] : []
	})
	const moving = new Set(comers.map(({ spot }) => spot.id))
	return settled(
		spots.filter(({ id }) => !moving.has(id)),
		comers,
	)
}

export const without = <T extends Spot>(spots: readonly T[], ids: ReadonlySet<string>): T[] =>
	settled(
		spots.filter(({ id }) => !ids.has(id)),
		[],
	)

/** Makes room for `count` weeks before week `at`. */
export const weeksInserted = <T extends Spot>(spots: readonly T[], at: number, count: number): T[] =>
	spots.map((spot) => (spot.week >= at ? { ...spot, week: spot.week + count } : spot))

/** Takes `count` weeks away from week `from` on: what stays, moved up, and what goes with them. */
export function weeksDeleted<T extends Spot>(
	spots: readonly T[],
	from: number,
	count: number,
): { stays: T[]; goes: T[] } {
	const isGoing = ({ week }: T) => week >= from && week < from + count
	return {
		goes: spots.filter(isGoing),
		stays: spots
			.filter((spot) => !isGoing(spot))
			.map((spot) => (spot.week >= from + count ? { ...spot, week: spot.week - count } : spot)),
	}
}

/** The day as one number, so that seven days on is the same day a week later. */
const dayNumber = ({ week, day }: { week: number; day: number }): number => (week - 1) * 7 + day - 1
const dayAt = (number: number) => ({ week: Math.floor(number / 7) + 1, day: (number % 7) + 1 })

/**
 * The places of several workouts when the first of them goes to `to`: all keep their distance in days and their order.
 * `anchor` is the day that goes to `to`, by default the earliest. Null where one would stand outside 104 weeks.
 */
export function placesFrom(
	spots: readonly Spot[],
	to: Place,
	anchor: { week: number; day: number } | undefined = spots.toSorted(byPlace)[0],
): Move[] | null {
	if (!anchor) return []
	const shift = dayNumber(to) - dayNumber(anchor)
	const perCell = new Map<string, number>()
	const places = spots.toSorted(byPlace).map((spot) => {
		const number = dayNumber(spot) + shift
		const at = dayAt(number)
		const isTarget = at.week === to.week && at.day === to.day
		const nth = perCell.get(cellOf(at)) ?? 0
		perCell.set(cellOf(at), nth + 1)
		const position = isTarget && to.position !== undefined ? to.position + nth : undefined
		return { number, move: { id: spot.id, ...at, position } }
	})
	const fits = places.every(({ number }) => number >= 0 && number < gridLimits.weeks * 7)
	return fits ? places.map(({ move }) => move) : null
}

/** Copies of one week's workouts, `times` times into the weeks that follow it (room is made by `weeksInserted`). */
export function weekRepeated<T extends Spot>(
	spots: readonly T[],
	week: number,
	times: number,
	newId: (copy: number, of: T) => string,
): T[] {
	const source = spots.filter((spot) => spot.week === week)
	return Array.from({ length: times }, (_, copy) =>
		source.map((spot) => ({ ...spot, id: newId(copy, spot), week: week + copy + 1 })),
	).flat()
}

/** The fullest day of a program, to be held against the limit. */
export function fullestDay(spots: readonly Spot[]): number {
	const counts = new Map<string, number>()
	for (const spot of spots) counts.set(cellOf(spot), (counts.get(cellOf(spot)) ?? 0) + 1)
	return Math.max(0, ...counts.values())
}
