import { addDays, addMonths, monthOf, weekOf } from '#platform/time/days.ts'

/** 5.1: a calendar by day, week and month. */
export const views = ['day', 'week', 'month'] as const
export type View = (typeof views)[number]

/** The view a URL asks for; the week where it asks for nothing we know. */
export const viewOf = (text: string | null, otherwise: View = 'week'): View =>
	views.find((view) => view === text) ?? otherwise

/** The days a view shows, both included; a month is shown in whole weeks. */
export function shownDays(view: View, date: string, weekStartsOn: number): { from: string; to: string } {
	if (view === 'day') return { from: date, to: date }
	const from = weekOf(view === 'week' ? date : monthOf(date), weekStartsOn)
	if (view === 'week') return { from, to: addDays(from, 6) }
	return { from, to: addDays(weekOf(addDays(addMonths(date, 1), -1), weekStartsOn), 6) }
}

/** Days enough for a view whatever day weeks start on: asked for before that is known, so that one statement does. */
export function askedDays(view: View, date: string): { from: string; to: string } {
	if (view === 'month') return { from: addDays(monthOf(date), -6), to: addDays(addMonths(date, 1), 6) }
	return { from: addDays(date, -6), to: addDays(date, 6) }
}

/** Where "earlier" (-1) and "later" (1) lead. */
export const stepDay = (view: View, date: string, by: 1 | -1): string =>
	view === 'day' ? addDays(date, by) : view === 'week' ? addDays(date, by * 7) : addMonths(date, by)
