import type { SetValues } from './session.ts'

/** One writing of a set, by whichever device. */
export type SetEntry = {
	setId: string
	itemId: string
	setNumber: number
	deviceId: string | null
	doneAt: Date
	values: SetValues
}

/** What stands in the log. */
type Standing = { id: string; itemId: string; setNumber: number; doneAt: Date } & SetValues

/**
 * 5.5: of two devices that both wrote a set, the later doing stands and the other value is kept beside it: the last thing each
 * other device wrote in this place, where it differs. What one device corrects by itself overtakes nothing.
 */
export function overtaken(set: Standing, entries: readonly SetEntry[]): SetEntry[] {
	const here = entries.filter((each) => each.itemId === set.itemId && each.setNumber === set.setNumber)
	const stands = here.find((each) => each.setId === set.id && each.doneAt.getTime() === set.doneAt.getTime())
	const others = here.filter((each) => stands !== undefined && each.deviceId !== stands.deviceId)
	const last = new Map<string | null, SetEntry>()
	for (const each of others.toSorted((a, b) => a.doneAt.getTime() - b.doneAt.getTime()))
		last.set(each.deviceId, each)
	return [...last.values()].filter((each) => differ(each.values, set))
}

const differ = (one: SetValues, other: SetValues): boolean =>
	one.reps !== other.reps ||
	one.load !== other.load ||
	(one.load !== null && one.unit !== other.unit) ||
	one.seconds !== other.seconds ||
	one.metres !== other.metres
