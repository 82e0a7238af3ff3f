import { Temporal } from 'temporal-polyfill'
import type { Host, Hours, SlotsInput, SlotsWithHosts } from '#features/availability/rules.ts'

const MINUTE_MS = 60_000
// More than the two weeks after which hours count as never closing.
const DAYS_BEFORE = 22

/**
 * 7.1 told minute by minute, for whole minutes: is the host open, since when, is the slot on the grid, does anything stand in
 * its way? Slow and obvious, with every zone left to Temporal: what the engine is compared with.
 */
export function slotsByMinute<Id extends string | number>(input: SlotsInput<Id>): SlotsWithHosts<Id> {
	const hosts = input.hosts.map((host) => ({
		id: host.id,
		open: openMinutes(host, input),
		busy: host.busy.map(([from, to]) => ({ from: minutesOf(from), to: minutesOf(to) })),
	}))
	const found: SlotsWithHosts<Id> = { slots: [], hostsBySlot: {}, countByViewerDate: {} }
	const inTime = limits(input)
	for (let minute = Math.ceil(minutesOf(input.from)); minute < minutesOf(input.to); minute++) {
		const free = hosts.filter(
			({ open, busy }) => inTime(minute) && fits(open, input, minute) && isFree(busy, input, minute),
		)
		if (free.length === 0 || (input.mode === 'collective' && free.length < hosts.length)) continue
		const start = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS)
		const date = start.toZonedDateTimeISO(input.viewerTz).toPlainDate().toString()
		found.slots.push(start.toString())
		found.hostsBySlot[start.toString()] = free.map(({ id }) => id)
		found.countByViewerDate[date] = (found.countByViewerDate[date] ?? 0) + 1
	}
	return found
}

/** Minutes since 1970, with a fraction where there are seconds. */
const minutesOf = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds / MINUTE_MS

type Limits = Pick<SlotsInput, 'now' | 'minNoticeMin' | 'maxAdvanceMin'>

function limits({ now, minNoticeMin, maxAdvanceMin }: Limits): (minute: number) => boolean {
	if (now === null) return () => true
	const present = minutesOf(now)
	return (minute) =>
		minute - present >= minNoticeMin && (maxAdvanceMin === null || minute - present <= maxAdvanceMin)
}

type Lengths = Pick<SlotsInput, 'durationMin' | 'stepMin' | 'bufferBeforeMin' | 'bufferAfterMin'>

function isFree(busy: { from: number; to: number }[], lengths: Lengths, minute: number): boolean {
	const start = minute - lengths.bufferBeforeMin
	const end = minute + lengths.durationMin + lengths.bufferAfterMin
	return !busy.some(({ from, to }) => from < to && from < end && start < to)
}

/** For each open minute, the minute from which its grid is counted. */
type Open = Map<number, number>

function fits(open: Open, { durationMin, stepMin }: Lengths, minute: number): boolean {
	for (let each = minute; each < minute + durationMin; each++) if (!open.has(each)) return false
	return (minute - (open.get(minute) ?? 0)) % stepMin === 0
}

type Range = Pick<SlotsInput, 'from' | 'to' | 'durationMin'>

function openMinutes(host: Host<string | number>, { from, to, durationMin }: Range): Open {
	const first = Temporal.Instant.from(from).toZonedDateTimeISO(host.tz).toPlainDate()
	const last = Temporal.Instant.from(to).add({ minutes: durationMin }).toZonedDateTimeISO(host.tz)
	const minutes = new Set<number>()
	const mondays: number[] = []
	for (const day of daysBetween(first.subtract({ days: DAYS_BEFORE }), last.toPlainDate().add({ days: 2 }))) {
		if (day.dayOfWeek === 1) mondays.push(minuteOf(host.tz, day, '00:00'))
		for (const { start, end } of hoursOn(host, day)) {
			const until = minuteOf(host.tz, end <= start ? day.add({ days: 1 }) : day, end)
			for (let minute = minuteOf(host.tz, day, start); minute < until; minute++) minutes.add(minute)
		}
	}
	const open: Open = new Map()
	let since = 0
	for (const minute of Float64Array.from(minutes).sort()) {
		if (!minutes.has(minute - 1)) since = minute
		// Open since before last Monday: it never closes, and the grid starts anew each Monday.
		const monday = mondays.findLastIndex((each) => each <= minute)
		open.set(minute, since < (mondays[monday - 1] ?? 0) ? (mondays[monday] ?? 0) : since)
	}
	return open
}

function daysBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
	return Array.from({ length: first.until(last).days + 1 }, (_, days) => first.add({ days }))
}

function hoursOn({ week, overrides }: Host<string | number>, day: Temporal.PlainDate): readonly Hours[] {
	const instead = overrides.findLast(({ date }) => date === day.toString())
	return instead?.windows ?? week.filter(({ days }) => days.includes(day.dayOfWeek % 7))
}

function minuteOf(timeZone: string, day: Temporal.PlainDate, time: string): number {
	const [date, plainTime] = time === '24:00' ? [day.add({ days: 1 }), '00:00'] : [day, time]
	return date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds / MINUTE_MS
}
