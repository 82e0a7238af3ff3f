import { Temporal } from 'temporal-polyfill'

/** Where a workout stands in its program. */
type InProgram = { week: number; day: number }

/** The first and last day of a run, both included: 'YYYY-MM-DD'. */
export type Span = { from: string; to: string }

/** 4.4: the client chooses the start; that date is day 1 of week 1, whatever weekday it is. Throws RangeError for a date that doesn't exist. */
export function dateOf(start: string, { week, day }: InProgram): string {
	return Temporal.PlainDate.from(start, { overflow: 'reject' })
		.add({ days: (week - 1) * 7 + day - 1 })
		.toString()
}

/** The days a run of `weeks` weeks takes, rest days at its end included: start … start + weeks × 7 − 1. */
export const spanOf = (start: string, weeks: number): Span => ({
	from: dateOf(start, { week: 1, day: 1 }),
	to: dateOf(start, { week: weeks, day: 7 }),
})

/** A program's workouts with the date each falls on, in the order they are done. */
export function datedWorkouts<T extends InProgram & { position: number }>(
	workouts: readonly T[],
	start: string,
): (T & { onDate: string })[] {
	return workouts
		.map((workout) => ({ ...workout, onDate: dateOf(start, workout) }))
		.sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : a.position - b.position))
}
