import { addDays, addMonths, dayOf, isDay, monthOf } from '#platform/time/days.ts'

/** What the address of a page of free times asks for. */
export type TimesAsked = {
	from: string
	to: string
	/** The month that is asked for; null: wherever the first free time is. */
	month: string | null
	day: string | null
	/** The start that was chosen. */
	at: string | null
	coachId: string | null
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/

/** How far ahead is looked for the first free time: what one question may ask for. */
const lookAhead = 61

/** Reads an address; what can't be read counts as not asked for. */
export function timesAsked(address: URLSearchParams, today: string): TimesAsked {
	const asked = `${address.get('month') ?? ''}-01`
	const month = isDay(asked) && asked >= monthOf(today) ? asked : null
	const day = address.get('day') ?? ''
	const at = address.get('at') ?? ''
	return {
		from: month && month > today ? month : today,
		to: month ? addDays(addMonths(month, 1), -1) : addDays(today, lookAhead),
		month,
		day: isDay(day) ? day : null,
		at: instant.test(at) && !Number.isNaN(Date.parse(at)) ? at : null,
		coachId: address.get('coach'),
	}
}

/** The end of an address that asks for the times near one: those of its month, its day first. */
export function around(startsAt: Date, timeZone: string): string {
	const day = dayOf(startsAt, timeZone)
	return `?${new URLSearchParams({ month: day.slice(0, 7), day })}`
}

type Found = { times: { startsAt: string }[]; countByDay: Record<string, number>; timeZone: string }

/** What a page of free times shows: one month, and the times of one of its days. */
export type TimesShown = {
	month: string
	today: string
	/** Null where the month has no free time. */
	day: string | null
	countByDay: Record<string, number>
	/** Starts on `day`. */
	times: string[]
	/** The chosen start, where it is among those found. */
	at: string | null
}

/** The month that was asked for, or that of the first free time; in it the day that was asked for, or the first free one. */
export function timesShown(asked: TimesAsked, found: Found, today: string): TimesShown {
	const free = Object.keys(found.countByDay).toSorted()
	const chosen = asked.day !== null && asked.day in found.countByDay ? asked.day : null
	const month = asked.month ?? monthOf(chosen ?? free[0] ?? today)
	const inMonth = free.filter((day) => monthOf(day) === month)
	const day = chosen !== null && inMonth.includes(chosen) ? chosen : (inMonth[0] ?? null)
	const times =
		day === null ? [] : found.times.filter(onDay(day, found.timeZone)).map(({ startsAt }) => startsAt)
	const at =
		asked.at && found.times.some(({ startsAt }) => Date.parse(startsAt) === Date.parse(asked.at ?? ''))
	return {
		...{ month, today, day, times },
		countByDay: Object.fromEntries(inMonth.map((each) => [each, found.countByDay[each] ?? 0])),
		at: at ? asked.at : null,
	}
}

/** Whether a start is on a day, on the clock of a zone: only those near it are asked of the zone. */
function onDay(day: string, timeZone: string) {
	const [from, to] = [addDays(day, -1), addDays(day, 2)]
	return ({ startsAt }: { startsAt: string }): boolean =>
		startsAt >= from && startsAt < to && dayOf(new Date(startsAt), timeZone) === day
}
