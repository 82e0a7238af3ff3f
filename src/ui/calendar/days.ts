import { capital, formatDay, formatDayRange, formatTime, type Locale } from '#platform/i18n/format.ts'

/** Calendar days as ISO dates (`2026-03-02`), without a clock and without a zone. */

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
	editable?: boolean
	href?: string
	note?: string
}

/** Days shown by a list. */
const LIST_DAYS = 14

/** The day `count` days later; earlier for a negative count. */
export function addDays(date: string, count: number): string {
	const day = asUtc(date)
	day.setUTCDate(day.getUTCDate() + count)
	return day.toISOString().slice(0, 10)
}

/** The Monday of the week of `date`. */
export function mondayOf(date: string): string {
	return addDays(date, -((asUtc(date).getUTCDay() + 6) % 7))
}

/** The same day of another month, or that month's last day. */
export function addMonths(date: string, count: number): string {
	const day = asUtc(date)
	const wanted = day.getUTCDate()
	day.setUTCDate(1)
	day.setUTCMonth(day.getUTCMonth() + count)
	const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
	day.setUTCDate(Math.min(wanted, last))
	return day.toISOString().slice(0, 10)
}

/** First day shown and the day after the last: load the events of this span. */
export function spanOf(view: CalendarView, date: string): { from: string; until: string } {
	if (view === 'day') return { from: date, until: addDays(date, 1) }
	if (view === 'list') return { from: date, until: addDays(date, LIST_DAYS) }
	if (view === 'week') return { from: mondayOf(date), until: addDays(mondayOf(date), 7) }
	const from = mondayOf(`${date.slice(0, 7)}-01`)
	const lastOfMonth = addDays(addMonths(`${date.slice(0, 7)}-01`, 1), -1)
	return { from, until: addDays(mondayOf(lastOfMonth), 7) }
}

/** Where "earlier" (-1) and "later" (+1) lead. */
export function step(view: CalendarView, date: string, direction: 1 | -1): string {
	if (view === 'month') return addMonths(date, direction)
	const days = { week: 7, day: 1, list: LIST_DAYS }[view]
	return addDays(date, days * direction)
}

/** The days of a span, first to last. */
export function daysIn({ from, until }: { from: string; until: string }): string[] {
	const days: string[] = []
	for (let day = from; day < until; day = addDays(day, 1)) days.push(day)
	return days
}

/** The day on which an event begins, for a reader in `timeZone`. */
export function dayOf(event: CalendarEvent, timeZone: string): string {
	if (event.allDay || event.start.length === 10) return event.start.slice(0, 10)
	return new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).format(new Date(event.start))
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

function asUtc(date: string): Date {
	return new Date(`${date.slice(0, 10)}T00:00:00Z`)
}
