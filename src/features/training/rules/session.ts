import type { TrackingKind } from '#features/exercises/library/vocabulary.ts'
import { keyOf } from '#features/exercises/rules/keys.ts'
import type { PrescribedSet, WorkoutContent, WorkoutItem } from '#features/programs/rules/content.ts'
import { type NumberedSet, setsOneByOne } from '#features/programs/rules/notation.ts'
import type { WeightUnit } from '#platform/i18n/format.ts'

/** What is typed for one set; only what the exercise asks for is there. */
export type SetValues = {
	reps: number | null
	load: number | null
	unit: WeightUnit | null
	seconds: number | null
	metres: number | null
}

/** Why a set can't be what was typed; the same on the device, which may be offline, and on the server. */
export function cannotBe({ reps, load, unit, seconds, metres }: Partial<SetValues>): {
	code: 'training_empty_set' | 'training_too_heavy'
	field: 'reps' | 'load'
} | null {
	if ([reps, load, seconds, metres].every((value) => value == null))
		return { code: 'training_empty_set', field: 'reps' }
	const most = unit === 'lb' ? 2000 : 1000
	return (load ?? 0) > most ? { code: 'training_too_heavy', field: 'load' } : null
}

/** Which boxes a set has. */
export type Asks = { reps: boolean; load: boolean; seconds: boolean; metres: boolean }

export const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/**
 * What an exercise's history hangs on: the library's or studio's id; a free name by itself, folded, so that "Nordic curl"
 * is the same every time it is typed. At most 80 characters.
 */
export const exerciseKey = ({ exercise, name }: Pick<WorkoutItem, 'exercise' | 'name'>): string =>
	(exercise ? keyOf(exercise) : `name:${folded(name)}`).slice(0, 80)

/** All items of a workout with the section each stands in. */
export const itemsOf = (content: WorkoutContent): WorkoutItem[] =>
	content.sections.flatMap((section) => section.items)

/**
 * The sets of an item one by one, numbered. An item without readable sets has one to tick a round; logged sets beyond the
 * prescription are kept.
 */
export function setsToDo(item: Pick<WorkoutItem, 'sets'>, logged: number, rounds = 1): NumberedSet[] {
	const prescribed = setsOneByOne(item.sets)
	const last = prescribed.at(-1)?.set ?? {}
	const once = prescribed.length > 0 ? prescribed.length : rounds
	const count = Math.max(once, logged)
	return Array.from({ length: count }, (_, at) => prescribed[at] ?? { number: at + 1, set: last })
}

/** What a set of such an exercise has, where nothing else says it. */
const tracked: Record<TrackingKind, readonly (keyof Asks)[]> = {
	reps_load: ['reps', 'load'],
	reps: ['reps'],
	time: ['seconds'],
	distance: ['metres'],
	distance_time: ['metres', 'seconds'],
}

/**
 * What to type for a set: what is prescribed and what was done last time, else what the exercise is tracked by. Where
 * nothing is known of the exercise it may have a load.
 */
export function asksOf(
	set: Omit<PrescribedSet, 'count'>,
	last: SetValues | null,
	tracking: TrackingKind = 'reps_load',
): Asks {
	const asks = {
		reps: set.reps !== undefined || last?.reps != null,
		seconds: set.seconds !== undefined || last?.seconds != null,
		metres: set.metres !== undefined || last?.metres != null,
		load:
			(set.load !== undefined && !('bodyweight' in set.load && !hasWeight(set.load))) || last?.load != null,
	}
	if (!asks.reps && !asks.seconds && !asks.metres)
		return { ...asks, ...Object.fromEntries(tracked[tracking].map((box) => [box, true])) }
	// Repetitions alone leave a place for what was on the bar, where there is one.
	const bar = asks.reps && set.load === undefined && tracking === 'reps_load'
	return bar ? { ...asks, load: true } : asks
}

const hasWeight = (load: NonNullable<PrescribedSet['load']>): boolean => 'kg' in load || 'lb' in load

/**
 * The values a set starts with: the prescription where it gives a number, else last time's. A range starts at its lower
 * end, or at last time's where that lies in it; "as many as possible" and a share of 1RM start from last time.
 */
export function startValues(
	set: Omit<PrescribedSet, 'count'>,
	last: SetValues | null,
	unit: WeightUnit,
): SetValues {
	const { reps, load } = set
	const weight =
		load && 'kg' in load
			? { load: load.kg, unit: 'kg' as const }
			: load && 'lb' in load
				? { load: load.lb, unit: 'lb' as const }
				: { load: last?.load ?? null, unit: last?.unit ?? unit }
	return {
		...weight,
		reps:
			typeof reps === 'number'
				? reps
				: typeof reps === 'object'
					? inRange(reps, last?.reps)
					: (last?.reps ?? null),
		seconds: set.seconds ?? last?.seconds ?? null,
		metres: set.metres ?? last?.metres ?? null,
	}
}

function inRange({ min, max }: { min: number; max: number }, last: number | null | undefined): number {
	return last != null && last >= min && last <= max ? last : min
}
