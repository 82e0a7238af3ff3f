import { zoneBetween } from '#platform/time/zones.ts'
import { type Asked, startsOf } from './rules/host-starts.ts'
import { instantWriter, readInstant } from './rules/instants.ts'
import { type Offer, together } from './rules/together.ts'

/** An instant in UTC, 'YYYY-MM-DDTHH:MM:SSZ', with or without milliseconds. */
export type Instant = string

/** Hours in the host's wall time: 'HH:MM'. `end` may be '24:00'; an end at or before the start is on the next day. */
export type Hours = { start: string; end: string }

/** Hours that return each week. They belong to the day on which they start. */
export type WeeklyHours = Hours & {
	/** 0 is Sunday, 6 Saturday, as in the studio's settings. */
	days: readonly number[]
}

/**
 * One date of the host's calendar ('YYYY-MM-DD') on which the week doesn't count: these hours start on it instead; none
 * means closed. The night before still runs into it. Of two for one date the later counts.
 */
export type Override = { date: string; windows: readonly Hours[] }

/** From the first instant up to, not including, the second. Any order, overlaps and repetitions; empty ones block nothing. */
export type Busy = readonly [from: Instant, to: Instant]

/** Somebody whose time is asked for: a coach. */
export type Host<Id extends string | number> = {
	id: Id
	/** IANA zone in which `week` and `overrides` are told. */
	tz: string
	week: readonly WeeklyHours[]
	/** Needed from DAYS_LOOKED_BACK days (rules/grid.ts) before `from`: a grid may have begun there. */
	overrides: readonly Override[]
	busy: readonly Busy[]
}

/** Offered when at least one host is free (`single`, `round_robin`), or only when all are (`collective`). */
export type Mode = 'single' | 'round_robin' | 'collective'

/** What is asked of the engine (7.1). All that ends in `Min` is elapsed minutes, not wall time. */
export type SlotsInput<Id extends string | number = string> = {
	mode: Mode
	hosts: readonly Host<Id>[]
	/** Slots that start from here … */
	from: Instant
	/** … and before here. */
	to: Instant
	/** How long the appointment takes: a slot lies wholly within open hours. */
	durationMin: number
	/** How far apart starts are, counted from the start of each stretch of open hours. */
	stepMin: number
	/** Kept free of what is busy before and after; it may lie outside open hours. */
	bufferBeforeMin: number
	bufferAfterMin: number
	/** The instant from which notice and horizon count; null: neither limits. */
	now: Instant | null
	/** A slot starts at least so long after `now` … */
	minNoticeMin: number
	/** … and at most so long after it; null: no limit. */
	maxAdvanceMin: number | null
	/** IANA zone of the person who looks: the days of `countByViewerDate`. */
	viewerTz: string
}

export type Slots = {
	/** When offered slots start, in order. */
	slots: Instant[]
	/** How many start on each of the viewer's dates; dates without any are not in it. */
	countByViewerDate: Record<string, number>
}

export type SlotsWithHosts<Id> = Slots & {
	/** Who offers each slot, in the order in which the hosts were given. */
	hostsBySlot: Record<Instant, Id[]>
}

/**
 * 7.1 The starts at which an appointment can be taken. The same slot is offered whatever range it is asked for in: to
 * check one again (7.2), ask from its start to a second later. Throws a RangeError on what is no instant, date, time or zone.
 */
export function availableSlots<Id extends string | number>(input: SlotsInput<Id> & { mode: 'single' }): Slots
export function availableSlots<Id extends string | number>(
	input: SlotsInput<Id> & { mode: 'round_robin' | 'collective' },
): SlotsWithHosts<Id>
export function availableSlots<Id extends string | number>(input: SlotsInput<Id>): Slots | SlotsWithHosts<Id>
export function availableSlots<Id extends string | number>(
	input: SlotsInput<Id>,
): Slots | SlotsWithHosts<Id> {
	const { hosts, mode } = input
	const asked = askedOf(input)
	const offers = together(
		hosts.map((host) => ({ id: host.id, starts: startsOf(host, asked) })),
		mode === 'collective' ? hosts.length : 1,
	)
	const write = instantWriter()
	const slots = offers.map(({ start }) => write(start))
	const countByViewerDate = countByDate(offers, input.viewerTz)
	if (mode === 'single') return { slots, countByViewerDate }
	const hostsBySlot: Record<Instant, Id[]> = {}
	for (const [n, { ids }] of offers.entries()) hostsBySlot[slots[n] ?? ''] = ids
	return { slots, hostsBySlot, countByViewerDate }
}

const MINUTE_MS = 60_000

function askedOf(input: SlotsInput<string | number>): Asked {
	const { now, durationMin, stepMin, maxAdvanceMin } = input
	if (!(durationMin > 0 && stepMin > 0)) throw new RangeError('duration and step must be above zero')
	const [from, to] = [readInstant(input.from), readInstant(input.to)]
	const present = now === null ? null : readInstant(now)
	const earliest = present === null ? from : present + input.minNoticeMin * MINUTE_MS
	const latest = present === null || maxAdvanceMin === null ? to : present + maxAdvanceMin * MINUTE_MS
	return {
		from: Math.max(from, earliest),
		// The horizon is included, `to` isn't: instants are whole milliseconds.
		to: Math.min(to, latest + 1),
		duration: durationMin * MINUTE_MS,
		step: stepMin * MINUTE_MS,
		before: input.bufferBeforeMin * MINUTE_MS,
		after: input.bufferAfterMin * MINUTE_MS,
	}
}

const DAY_MS = 1440 * MINUTE_MS

function countByDate<Id>(offers: readonly Offer<Id>[], timeZone: string): Record<string, number> {
	const [first, last] = [offers[0]?.start ?? 0, offers.at(-1)?.start ?? 0]
	const zone = zoneBetween(timeZone, first, last)
	const counts = new Map<number, number>()
	for (const { start } of offers) {
		const day = Math.floor(zone.wallOf(start) / DAY_MS)
		counts.set(day, (counts.get(day) ?? 0) + 1)
	}
	const dated = [...counts].map(([day, count]) => [new Date(day * DAY_MS).toISOString().slice(0, 10), count])
	return Object.fromEntries(dated)
}
