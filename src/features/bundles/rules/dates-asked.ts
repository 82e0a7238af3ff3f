import { addDays } from '#platform/time/days.ts'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/

/** What the address of a client's page of dates says: the starts that were chosen, and whose time is being chosen. */
export type DatesAsked = { starts: (string | null)[]; pick: number | null }

/** Reads an address (`?s1=…&s2=…&pick=3`); what can't be read counts as not chosen. The first date is chosen first. */
export function datesAsked(address: URLSearchParams, count: number): DatesAsked {
	const starts = Array.from({ length: count }, (_, at) => {
		const text = address.get(`s${at + 1}`) ?? ''
		return instant.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
	})
	if (!starts[0]) return { starts: starts.fill(null), pick: 1 }
	const pick = Number(address.get('pick'))
	return { starts, pick: Number.isInteger(pick) && pick >= 1 && pick <= count ? pick : null }
}

/** The address that says this: dates that were chosen, and what else is asked for. */
export function datesAddress(
	path: string,
	starts: readonly (string | null)[],
	more: Record<string, string | undefined> = {},
): string {
	const chosen = starts.flatMap((start, at): [string, string][] => (start ? [[`s${at + 1}`, start]] : []))
	const rest = Object.entries(more).filter((each): each is [string, string] => Boolean(each[1]))
	const query = new URLSearchParams([...chosen, ...rest])
	return query.size > 0 ? `${path}?${query}` : path
}

/** Where the calendar of free times opens: where it was turned to, else at the day that is wanted. */
export function monthToOpen(address: URLSearchParams, wantedDay: string | null): URLSearchParams {
	const asked = new URLSearchParams(address)
	if (wantedDay === null || asked.has('month')) return asked
	asked.set('month', wantedDay.slice(0, 7))
	asked.set('day', wantedDay)
	return asked
}

/** Two weeks to answer, where nothing else is said. */
export const usualLastDay = (today: string): string => addDays(today, 14)
