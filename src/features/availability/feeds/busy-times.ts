import ICAL from 'ical.js'
import { joined, type Span } from '../rules/spans.ts'
import { readingBetween, type Told } from './clocks.ts'
import { FeedProblem } from './failure.ts'
import { endOf, type Limits, type Occurrence, occurrencesOf, once, toldIn, without } from './occurrences.ts'

/** A calendar as it came, and from when to when it matters; times that name no zone are in `timeZone`. */
export type Feed = { text: string; timeZone: string; from: number; to: number }

/** When its owner is busy, in order and merged, and whether there was nothing in it at all. */
export type BusyTimes = { busy: Span[]; empty: boolean }

const MOST_OCCURRENCES = 200_000
const MOST_SPANS = 20_000
// Of what repeats, one time takes no longer.
const LONGEST_MS = 62 * 86_400_000

/**
 * 7.7 Reads an iCalendar text. What can't be read makes the whole of it unreadable: half a calendar would free time that isn't
 * (I7). Titles and people are not looked at.
 * @throws FeedProblem; any other error means that it can't be read either
 */
export function busyTimes({ text, timeZone, from, to }: Feed): BusyTimes {
	const limits: Limits = {
		read: readingBetween(timeZone, from, to),
		// An event that began before may still take its time.
		from: from - LONGEST_MS,
		to,
		count: MOST_OCCURRENCES,
	}
	const calendars = calendarsIn(text)
	const events = calendars.flatMap((each) => each.getAllSubcomponents('vevent'))
	const told = calendars.flatMap((each) => each.getAllSubcomponents('vfreebusy'))
	const found = [
		...seriesOf(events).flatMap((each) => takenBy(each, limits)),
		...told.flatMap((each) => takenIn(each, limits)),
	]
	if (found.some(({ start, end }) => Number.isNaN(start + end))) throw new FeedProblem('feed_unreadable')
	const near = found
		.filter(({ start, end }) => start < end && end > from && start < to)
		.map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
	const busy = joined(near)
	if (busy.length > MOST_SPANS) throw new FeedProblem('feed_too_much')
	return { busy, empty: events.length + told.length === 0 }
}

function calendarsIn(text: string): ICAL.Component[] {
	const whole = text.replace(/^\uFEFF/, '').trim()
	if (whole === '') throw new FeedProblem('feed_empty')
	// Cut off anywhere, it would be a shorter calendar.
	if (!/^BEGIN:VCALENDAR\s/i.test(whole) || !/\nEND:VCALENDAR$/i.test(whole))
		throw new FeedProblem('feed_unreadable')
	const parsed: unknown[] = ICAL.parse(whole)
	const roots = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][])
	return roots.map((root) => new ICAL.Component(root, undefined as never))
}

/** An event with what was changed about single ones of its times. */
type Series = { masters: ICAL.Component[]; changed: ICAL.Component[] }

function seriesOf(events: ICAL.Component[]): Series[] {
	const all = new Map<unknown, Series>()
	for (const event of events) {
		const uid: unknown = event.getFirstPropertyValue('uid') ?? event
		const series = all.get(uid) ?? { masters: [], changed: [] }
		all.set(uid, series)
		;(event.hasProperty('recurrence-id') ? series.changed : series.masters).push(event)
	}
	return [...all.values()]
}

const says = (event: ICAL.Component, name: string, value: string): boolean =>
	String(event.getFirstPropertyValue(name) ?? '').toUpperCase() === value

/** Cancelled, or marked as time that is free all the same. */
const takesNone = (event: ICAL.Component): boolean =>
	says(event, 'status', 'CANCELLED') || says(event, 'transp', 'TRANSPARENT')

function takenBy({ masters, changed }: Series, limits: Limits): Occurrence[] {
	const own = changed.filter((each) => !takesNone(each)).map((each) => once(each, limits))
	const replaced = changed.map((each) => replacedBy(each, limits))
	const fromThenOn = changed.filter(
		(each) => each.getFirstProperty('recurrence-id')?.getFirstParameter('range') === 'THISANDFUTURE',
	)
	const usual = masters
		.filter((each) => !takesNone(each))
		.flatMap((each) => {
			const kept = without(occurrencesOf(each, limits), replaced)
			return fromThenOn.reduce((found, change) => movedFrom(found, change, limits), kept)
		})
	return [...usual, ...own]
}

function replacedBy(change: ICAL.Component, limits: Limits): Told {
	const [id] = toldIn(change, 'recurrence-id', limits)
	if (!id) throw new FeedProblem('feed_unreadable')
	return id.told
}

/** RANGE=THISANDFUTURE: those after it move as it did, and take as long as it does; cancelled, they are all gone. */
function movedFrom(found: Occurrence[], change: ICAL.Component, limits: Limits): Occurrence[] {
	const was = replacedBy(change, limits).instant
	const since = once(change, limits)
	const gone = takesNone(change)
	return found.flatMap((each) => {
		if (each.start < was) return [each]
		if (gone) return []
		const start = each.start + since.start - was
		return [{ ...each, start, end: start + since.end - since.start }]
	})
}

/** VFREEBUSY: calendars that tell only when somebody is busy. */
function takenIn(component: ICAL.Component, limits: Limits): Occurrence[] {
	return component.getAllProperties('freebusy').flatMap((property) => {
		if (property.getFirstParameter('fbtype')?.toUpperCase() === 'FREE') return []
		return (property.getValues() as unknown[]).map((period) => {
			if (!(period instanceof ICAL.Period)) throw new FeedProblem('feed_unreadable')
			const start = limits.read(period.start)
			return { start: start.instant, end: endOf(period, start, limits), wall: start.wall }
		})
	})
}
