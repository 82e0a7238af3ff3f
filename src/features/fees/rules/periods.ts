import { addDays, monthsLater } from '#platform/time/days.ts'

export const units = ['week', 'month'] as const
export type Unit = (typeof units)[number]

/** How a fee goes on: all that decides about the periods to come. */
export type Course = {
	every: number
	unit: Unit
	/** Days are reckoned from this one, on which the period of this number begins (53). */
	anchorOn: string
	anchorNumber: number
	nextNumber: number
	/** No period begins from this day on, until the other one; null: until somebody says. */
	pausedOn: string | null
	resumesOn: string | null
	/** No period begins from this day on. */
	endsOn: string | null
	/** 6.3: its first period is owed; no other begins until that is paid. */
	awaits?: boolean
}

/** The days from one on, until another that isn't part of it. */
export type Period = { number: number; fromOn: string; untilOn: string }

/** The day on which the period of a number begins, as long as nothing comes in between. */
export function dayOfNumber({ every, unit, anchorOn, anchorNumber }: Course, number: number): string {
	const steps = (number - anchorNumber) * every
	return unit === 'month' ? monthsLater(anchorOn, steps) : addDays(anchorOn, 7 * steps)
}

/** The day until which what began lasts; before the first period, its day. */
export const reached = (course: Course): string => dayOfNumber(course, course.nextNumber)

/** Whether the pause is what comes next: what was to begin before it, while nobody worked, still comes. */
const stopped = (course: Course): boolean => course.pausedOn !== null && reached(course) >= course.pausedOn

/**
 * A pause that is what comes next, behind us: the next period begins on the day of resuming, and days are reckoned anew from there;
 * one that ends within what began changes nothing.
 */
function resumed(course: Course): Course {
	const { resumesOn, nextNumber: anchorNumber } = course
	const over = { ...course, pausedOn: null, resumesOn: null }
	return resumesOn !== null && resumesOn > reached(course)
		? { ...over, anchorOn: resumesOn, anchorNumber }
		: over
}

/** The next period, and how it goes on after that; null: none, or not until somebody says. */
export function nextPeriod(course: Course): { period: Period; after: Course } | null {
	if (course.awaits && course.nextNumber > 1) return null
	if (stopped(course) && course.resumesOn === null) return null
	const now = stopped(course) ? resumed(course) : course
	const { nextNumber: number, endsOn } = now
	const fromOn = reached(now)
	if (endsOn !== null && fromOn >= endsOn) return null
	const after = { ...now, nextNumber: number + 1 }
	return { period: { number, fromOn, untilOn: reached(after) }, after }
}

/** Paused from a day on. A pause that isn't behind us yet goes on; what was skipped once isn't owed after all. */
export function paused(course: Course, pausedOn: string, resumesOn: string | null): Course {
	if (course.pausedOn !== null && !stopped(course)) return { ...course, resumesOn }
	return { ...resumed(course), pausedOn, resumesOn }
}

/** A fee that was paused, ends or has ended goes on: what ran is kept, and days without it are skipped as in a pause. */
export function goingOn(course: Course, today: string): Course {
	const { endsOn, pausedOn } = course
	const since = pausedOn ?? (endsOn !== null && endsOn <= today ? endsOn : null)
	return { ...course, endsOn: null, pausedOn: since, resumesOn: since === null ? null : today }
}

/** What waited for its first payment begins on a day: that period runs from it on, and so does the reckoning. */
export function begun(course: Course, today: string): { period: Period; after: Course } {
	const after = { ...course, awaits: false, anchorOn: today, anchorNumber: 1, nextNumber: 2 }
	return { period: { number: 1, fromOn: today, untilOn: reached(after) }, after }
}

/** Another rhythm, from the end of what runs on. */
export const inRhythm = (course: Course, { every, unit }: Pick<Course, 'every' | 'unit'>): Course =>
	course.every === every && course.unit === unit
		? course
		: { ...course, every, unit, anchorOn: reached(course), anchorNumber: course.nextNumber }

/** The next ones, as far as they are known. */
export function nextPeriods(course: Course, count: number): Period[] {
	const periods: Period[] = []
	for (let next = nextPeriod(course); next && periods.length < count; next = nextPeriod(next.after))
		periods.push(next.period)
	return periods
}

/** 6.5: the day until which what began lasts, on a day: whoever ends a fee keeps what runs. What was to begin that very day doesn't. */
export function endOfRunning(course: Course, today: string): string {
	const planned = reached(course)
	if (course.nextNumber === 1 && planned > today) return today
	if (stopped(course) && (course.resumesOn === null || course.resumesOn > today))
		return planned > today ? planned : today
	const going = stopped(course) ? resumed(course) : course
	let { nextNumber } = going
	while (dayOfNumber(going, nextNumber) < today) nextNumber++
	return dayOfNumber(going, nextNumber)
}

export const states = ['awaiting', 'coming', 'running', 'paused', 'ending', 'ended'] as const
export type State = (typeof states)[number]

/** How a fee stands on a day. */
export function stateOf({ nextNumber, pausedOn, resumesOn, endsOn, awaits }: Course, today: string): State {
	if (endsOn !== null) return endsOn <= today ? 'ended' : 'ending'
	if (awaits) return 'awaiting'
	if (pausedOn !== null && (resumesOn === null || resumesOn > today)) return 'paused'
	return nextNumber === 1 ? 'coming' : 'running'
}
