import { capital, formatDay, formatDayRange, formatTime, type Locale } from '#platform/i18n/format.ts'
import { addDays, addMonths, dayOf, daysBetween, daysFrom, monthOf, weekOf } from '#platform/time/days.ts'

/** What an EventCalendar shows: its views on the days of `platform/time/days.ts`, in weeks from Monday. */

export type CalendarView = 'month' | 'week' | 'day' | 'list'

export type CalendarEvent = {
	id: string
	title: string
	/** ISO date for a whole day, else an ISO instant (`2026-03-02T17:30:00Z`). */
	start: string
	end?: string
	allDay?: boolean
	/** One of the four data colours of the theme. */
	colour?: 1 | 2 | 3 | 4
	done?: boolean
	/** Only says that the time is taken: without a colour of its own. */
	quiet?: boolean
	editable?: boolean
	href?: string
	note?: string
}

/** Days shown by a list. */
const LIST_DAYS = 14

/** First day shown and the day after the last: load the events of this span. */
export function spanOf(view: CalendarView, date: string): { from: string; until: string } {
	if (view === 'day') return { from: date, until: addDays(date, 1) }
	if (view === 'list') return { from: date, until: addDays(date, LIST_DAYS) }
	const from = weekOf(view === 'week' ? date : monthOf(date))
	if (view === 'week') return { from, until: addDays(from, 7) }
	const lastOfMonth = addDays(addMonths(date, 1), -1)
	return { from, until: addDays(weekOf(lastOfMonth), 7) }
}

/** Where "earlier" (-1) and "later" (+1) lead; from a month to the first day of the next one. */
export function step(view: CalendarView, date: string, direction: 1 | -1): string {
	if (view === 'month') return addMonths(date, direction)
	const days = { week: 7, day: 1, list: LIST_DAYS }[view]
	return addDays(date, days * direction)
}

/** The days of a span, first to last. */
export const daysIn = ({ from, until }: { from: string; until: string }): string[] =>
	daysFrom(from, daysBetween(from, until))

/** The day on which an event begins, for a reader in `timeZone`. */
export function dayOfEvent(event: CalendarEvent, timeZone: string): string {
	if (event.allDay || event.start.length === 10) return event.start.slice(0, 10)
	return dayOf(new Date(event.start), timeZone)
}

/** "18:30", or nothing for a whole day. */
export function timeOf(event: CalendarEvent, locale: Locale, timeZone: string): string {
	if (event.allDay || event.start.length === 10) return ''
	return formatTime(new Date(event.start), { locale, timeZone })
}

/** A day in words: "Monday 2 March". */
export function dayName(date: string, locale: Locale): string {
	return capital(formatDay(date, locale, 'long'))
}

/** What a view shows, in words: "March 2026", "2–8 March 2026". */
export function titleOf(view: CalendarView, date: string, locale: Locale): string {
	if (view === 'month') return capital(formatDay(date, locale, 'month'))
	if (view === 'day') return capital(formatDay(date, locale, 'full'))
	const { from, until } = spanOf(view, date)
	return formatDayRange(from, addDays(until, -1), locale, 'written')
}
