import ICAL from 'ical.js'
import { type Reading, type Told, wallOf } from './clocks.ts'
import { FeedProblem } from './failure.ts'

const DAY_MS = 86_400_000

/** One time at which an event takes place. `wall` is its start on the event's own clock. */
export type Occurrence = { start: number; end: number; wall: number }

/** How long an event takes: days and wall time first, then hours that have passed whatever the clocks did. */
type Length = { wall: number; exact: number }

/** What all events of a feed are read with: nothing before `from` or after `to` matters. `count` falls with each occurrence; below zero it is too much. */
export type Limits = { read: Reading; from: number; to: number; count: number }

/** The values of a property, each read on its clock; periods as they are, with their start read. */
export function toldIn(
	event: ICAL.Component,
	name: string,
	{ read }: Limits,
): { told: Told; time: ICAL.Time; period?: ICAL.Period }[] {
	return event.getAllProperties(name).flatMap((property) => {
		const zone = property.getFirstParameter('tzid')
		const texts = (property.jCal as unknown[]).slice(3)
		return (property.getValues() as unknown[]).map((value, n) => {
			const time = value instanceof ICAL.Period ? value.start : value
			if (!(time instanceof ICAL.Time)) throw new FeedProblem('feed_unreadable')
			// ical.js makes the 2nd of March of a 30th of February.
			if (value === time && texts[n] !== time.toString()) throw new FeedProblem('feed_unreadable')
			const told = read(time, zone)
			if (Number.isNaN(told.instant)) throw new FeedProblem('feed_unreadable')
			return value instanceof ICAL.Period ? { told, time, period: value } : { told, time }
		})
	})
}

function startOf(event: ICAL.Component, limits: Limits): { told: Told; time: ICAL.Time } {
	const [start] = toldIn(event, 'dtstart', limits)
	if (!start) throw new FeedProblem('feed_unreadable')
	return start
}

function lengthOf(event: ICAL.Component, start: Told, limits: Limits): Length {
	const [end] = toldIn(event, 'dtend', limits)
	if (end) {
		const sameClock = end.told.clock.name === start.clock.name
		return sameClock
			? { wall: end.told.wall - start.wall, exact: 0 }
			: { wall: 0, exact: end.told.instant - start.instant }
	}
	const duration: unknown = event.getFirstPropertyValue('duration')
	if (!(duration instanceof ICAL.Duration)) return { wall: start.isDate ? DAY_MS : 0, exact: 0 }
	const { weeks, days, hours, minutes, seconds, isNegative } = duration
	if (isNegative) return { wall: 0, exact: 0 }
	return { wall: (weeks * 7 + days) * DAY_MS, exact: ((hours * 60 + minutes) * 60 + seconds) * 1000 }
}

const occurrence = ({ wall, clock }: Pick<Told, 'wall' | 'clock'>, length: Length): Occurrence => ({
	start: clock.instantOf(wall),
	end: clock.instantOf(wall + length.wall) + length.exact,
	wall,
})

/** The one time of an event, without looking at what repeats. */
export function once(event: ICAL.Component, limits: Limits): Occurrence {
	const { told } = startOf(event, limits)
	return occurrence(told, lengthOf(event, told, limits))
}

/** Every time an event takes place up to the limit: its start, what its rules and dates add, less what was taken out. */
export function occurrencesOf(event: ICAL.Component, limits: Limits): Occurrence[] {
	const { told: start, time } = startOf(event, limits)
	const length = lengthOf(event, start, limits)
	const walls = new Set([start.wall])
	for (const property of event.getAllProperties('rrule')) {
		const rule: unknown = property.getFirstValue()
		if (!(rule instanceof ICAL.Recur)) throw new FeedProblem('feed_unreadable')
		for (const wall of repeated(rule, time, start, limits)) walls.add(wall)
	}
	const found = [...walls].map((wall) => occurrence({ wall, clock: start.clock }, length))
	for (const { told, period } of toldIn(event, 'rdate', limits)) {
		const one = occurrence(told, length)
		found.push(period ? { ...one, end: endOf(period, told, limits) } : one)
	}
	const excluded = toldIn(event, 'exdate', limits).map(({ told }) => told)
	return without(found, excluded)
}

/** When a period ends that starts at `start`: told as a time on the same clock, or as how long it takes. */
export function endOf(period: ICAL.Period, start: Told, { read }: Limits): number {
	if (!period.end) return start.instant + period.getDuration().toSeconds() * 1000
	return read(period.end, start.clock.name || undefined).instant
}

/** The walls of a rule, in order, from about when they matter up to the limit or its own end. */
function* repeated(rule: ICAL.Recur, start: ICAL.Time, { clock }: Told, limits: Limits): Generator<number> {
	const until = rule.until as ICAL.Time | null
	const last = until ? lastInstant(until, clock.name, limits) : Number.POSITIVE_INFINITY
	if (last < limits.from) return
	if (isWild(rule)) throw new FeedProblem('feed_too_much')
	// Its own end is checked here: ical.js can't compare it with times in zones that the feed only names.
	const endless = rule.clone()
	endless.until = null as never
	const times = endless.iterator(nearTo(limits.from, rule, start))
	for (let time: ICAL.Time | null = times.next(); time; time = times.next()) {
		if (--limits.count < 0) throw new FeedProblem('feed_too_much')
		const wall = wallOf(time)
		const instant = clock.instantOf(wall)
		if (instant > last || instant > limits.to) return
		yield wall
	}
}

const mostTimesADay = 96

/** Rules that no calendar needs and that ical.js would work at for hours: every minute or second, or as often by lists. */
function isWild({ freq, parts }: ICAL.Recur): boolean {
	if (freq === 'SECONDLY' || freq === 'MINUTELY') return true
	const lengths = [parts.BYHOUR, parts.BYMINUTE, parts.BYSECOND].map((list) => list?.length ?? 1)
	return lengths.reduce((product, length) => product * length) > mostTimesADay
}

/**
 * Where a rule may start instead of at its beginning, years ago, and still go through the same days: whole turns later. Rules
 * that count, and those whose turns differ in length, start where they start.
 */
function nearTo(from: number, { freq, interval, count }: ICAL.Recur, start: ICAL.Time): ICAL.Time {
	const days = Math.floor((from - wallOf(start)) / DAY_MS)
	if (count || days <= 0) return start
	const near = start.clone()
	if (freq === 'HOURLY') {
		near.adjust(0, Math.floor((days * 24) / interval) * interval, 0, 0)
	} else if (freq === 'DAILY' || freq === 'WEEKLY') {
		const turn = interval * (freq === 'DAILY' ? 1 : 7)
		near.adjust(Math.floor(days / turn) * turn, 0, 0, 0)
	} else if (freq === 'MONTHLY' && start.day <= 28) {
		// As many years as make whole turns, whatever their length in months.
		const turn = interval
		near.year += Math.floor(days / 366 / turn) * turn
	}
	return near
}

function lastInstant(until: ICAL.Time, zone: string, { read }: Limits): number {
	const told = read(until, zone || undefined)
	return until.isDate ? told.instant + DAY_MS : told.instant
}

/** Leaves out the occurrences that these times name: by instant, by day where only that is told, by wall without a zone. */
export function without(found: Occurrence[], times: readonly Told[]): Occurrence[] {
	if (times.length === 0) return found
	const [instants, walls, days] = [new Set<number>(), new Set<number>(), new Set<number>()]
	for (const { wall, clock, isDate, instant } of times) {
		if (isDate) days.add(wall)
		else if (clock.name === '') walls.add(wall)
		instants.add(instant)
	}
	const dayOf = (wall: number) => Math.floor(wall / DAY_MS) * DAY_MS
	return found.filter(({ start, wall }) => !instants.has(start) && !walls.has(wall) && !days.has(dayOf(wall)))
}
