import { addDays, monthsLater } from '#platform/time/days.ts'

export const units = ['day', 'month'] as const
export type Unit = (typeof units)[number]

/** How long before the last day a client hears that it comes. */
export const toldDaysAhead = 14

/** The last day on which a session of a package can take place, from the day it was bought; null: for good. */
export function lastDayOf(boughtOn: string, validFor: number | null, unit: Unit): string | null {
	if (validFor === null) return null
	return unit === 'month' ? addDays(monthsLater(boughtOn, validFor), -1) : addDays(boughtOn, validFor - 1)
}

/** 45: whoever gets a session back because the coach called it off has at least two weeks to take another. */
export const madeWhole = (lastDay: string | null, today: string): string | null => {
	const atLeast = addDays(today, toldDaysAhead)
	return lastDay !== null && lastDay < atLeast ? atLeast : lastDay
}
