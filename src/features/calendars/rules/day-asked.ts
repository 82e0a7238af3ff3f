import { isDay } from '#platform/time/days.ts'

/** The day a URL names; `today` where it names none that exists. */
export const dayAsked = (text: string | null, today: string): string =>
	text !== null && isDay(text) ? text : today

/** 6.4: the one calendar a URL names; none: all of the client's together. */
export function calendarAsked(url: URL): { calendarId?: string } {
	const calendarId = url.searchParams.get('calendar')
	return calendarId ? { calendarId } : {}
}

/** The change a page before made, named by the URL for its undo notice. */
export function doneAsked(url: URL): { kind: string; eventId: string } | null {
	const eventId = url.searchParams.get('event')
	return eventId ? { kind: url.searchParams.get('done') ?? '', eventId } : null
}
