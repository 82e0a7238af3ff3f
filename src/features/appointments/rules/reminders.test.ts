import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lead, Lead as LeadSchema } from './leads.ts'
import { remindersDue, type Upcoming } from './reminders.ts'
import { instantOf, before as momentBefore, wallTimeOf } from './wall-time.ts'

const minute = 60_000
const hour = 60 * minute
const at = (text: string) => new Date(text)

const place = (more: Partial<Upcoming> = {}): Upcoming => ({
	startsAt: at('2026-03-10T17:00:00Z'),
	zone: 'Europe/Paris',
	knownSince: at('2026-03-01T00:00:00Z'),
	sent: [],
	...more,
})
const due = (now: string, leads: Lead[], more: Partial<Upcoming> = {}) =>
	remindersDue([place(more)], leads, at(now)).map(({ lead }) => lead)

describe('7.6 whom to remind', () => {
	test('from its moment until the start, not a minute before, and not when it was sent', () => {
		expect(due('2026-03-09T16:59:59Z', ['P1D'])).toEqual([])
		expect(due('2026-03-09T17:00:00Z', ['P1D'])).toEqual(['P1D'])
		expect(due('2026-03-09T17:00:00Z', ['P1D'], { sent: ['P1D'] })).toEqual([])
		expect(due('2026-03-10T17:00:00Z', ['P1D'])).toEqual([])
		expect(due('2026-03-10T16:00:00Z', [])).toEqual([])
	})

	test('a late booking is its own reminder; the leads still to come go', () => {
		const late = { knownSince: at('2026-03-10T10:00:00Z') }
		expect(due('2026-03-10T10:01:00Z', ['P1D', 'PT2H'], late)).toEqual([])
		expect(due('2026-03-10T15:00:00Z', ['P1D', 'PT2H'], late)).toEqual(['PT2H'])
	})

	test('after an outage the nearest of several missed ones goes late, alone, as long as it hasn’t begun', () => {
		expect(due('2026-03-10T15:30:00Z', ['P1D', 'PT2H'])).toEqual(['PT2H'])
		expect(due('2026-03-10T15:31:00Z', ['P1D', 'PT2H'], { sent: ['PT2H'] })).toEqual([])
		expect(due('2026-03-10T12:00:00Z', ['P1D', 'PT2H'])).toEqual(['P1D'])
		expect(due('2026-03-10T17:00:01Z', ['P1D', 'PT2H'])).toEqual([])
	})

	test('leads of one moment, and leads the settings no longer have, remind once', () => {
		expect(due('2026-03-09T18:00:00Z', ['P1D', 'PT24H'], { sent: ['PT24H'] })).toEqual([])
		expect(due('2026-03-09T18:00:00Z', ['P2D'], { sent: ['P1D'] })).toEqual([])
		expect(due('2026-03-09T18:00:00Z', ['P1D'], { sent: ['P2D'] })).toEqual(['P1D'])
	})

	test.each([
		// Spring: the night before has 23 hours. Autumn: 25. A day is the same time on the wall; hours are elapsed.
		['Europe/Paris', '2026-03-29T10:00', 'P1D', '2026-03-28T09:00:00Z'],
		['Europe/Paris', '2026-03-29T10:00', 'PT24H', '2026-03-28T08:00:00Z'],
		['Europe/Paris', '2026-10-25T10:00', 'P1D', '2026-10-24T08:00:00Z'],
		['Europe/Paris', '2026-10-25T10:00', 'PT24H', '2026-10-24T09:00:00Z'],
		['Europe/Paris', '2026-10-25T02:30', 'PT1H', '2026-10-24T23:30:00Z'],
		// The day before had no 02:30: the clock had gone on to 03:30.
		['Europe/Paris', '2026-03-30T02:30', 'P1D', '2026-03-29T01:30:00Z'],
		['Australia/Lord_Howe', '2026-04-05T10:00', 'P1D', '2026-04-03T23:00:00Z'],
		['Asia/Kathmandu', '2026-03-29T10:00', 'P1D', '2026-03-28T04:15:00Z'],
	])('I6 in %s, for %s, %s falls due at %s', (zone, wall, lead, moment) => {
		const startsAt = instantOf(wall, zone)
		const earlier = new Date(at(moment).getTime() - 1000).toISOString()
		expect(due(earlier, [lead], { startsAt, zone })).toEqual([])
		expect(due(moment, [lead], { startsAt, zone })).toEqual([lead])
	})
})

const zones = [
	'Europe/Paris',
	'America/New_York',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
	'America/Santiago',
	'UTC',
]
const leads = ['P1D', 'P2D', 'P7D', 'P30D', 'PT1H', 'PT2H', 'PT24H', 'PT72H', 'PT15M', 'PT45M']
const upcoming = fc.record({
	startsAt: fc
		.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true })
		.map((date) => new Date(Math.floor(date.getTime() / minute) * minute)),
	zone: fc.constantFrom(...zones),
	booked: fc.integer({ min: 0, max: 40 * 24 * 60 }),
	leads: fc.uniqueArray(fc.constantFrom(...leads), { minLength: 1, maxLength: 3 }),
})

describe('7.6 I28 minute by minute, over DST nights and zones', () => {
	test('every lead known in time goes once, at its moment; no other goes', () => {
		fc.assert(
			fc.property(upcoming, ({ startsAt, zone, booked, leads }) => {
				const knownSince = new Date(startsAt.getTime() - booked * minute)
				const sent: string[] = []
				const gone: [string, number][] = []
				const moments = leads.map((lead) => momentBefore(startsAt, lead, zone).getTime())
				// Ticks at every moment and around it say as much as all the minutes between.
				const ticks = moments.flatMap((moment) => [moment - minute, moment, moment + minute])
				for (const tick of [...ticks, startsAt.getTime(), startsAt.getTime() + hour].sort((a, b) => a - b))
					for (const { lead } of remindersDue(
						[{ startsAt, zone, knownSince, sent }],
						leads,
						new Date(tick),
					)) {
						sent.push(lead)
						gone.push([lead, tick])
					}
				const inTime = leads.filter((_, n) => (moments[n] ?? 0) >= knownSince.getTime())
				expect(new Set(gone.map(([lead]) => lead)).size).toBe(gone.length)
				for (const [lead, tick] of gone) {
					expect(inTime).toContain(lead)
					expect(tick).toBe(momentBefore(startsAt, lead, zone).getTime())
				}
				// Leads of one moment count as one.
				const distinct = new Set(inTime.map((lead) => momentBefore(startsAt, lead, zone).getTime()))
				expect(gone).toHaveLength(distinct.size)
			}),
			{ numRuns: 500 },
		)
	})

	test('whole days keep the time on the wall, wherever that time exists', () => {
		fc.assert(
			fc.property(upcoming, ({ startsAt, zone }) => {
				const moment = momentBefore(startsAt, 'P1D', zone)
				const [then, there] = [wallTimeOf(moment, zone), wallTimeOf(startsAt, zone)]
				const exists = instantOf(`${then.slice(0, 10)}T${there.slice(11)}`, zone)
				if (wallTimeOf(exists, zone).slice(11) === there.slice(11))
					expect(then.slice(11)).toBe(there.slice(11))
				const hours = (startsAt.getTime() - moment.getTime()) / hour
				expect(hours).toBeGreaterThanOrEqual(22)
				expect(hours).toBeLessThanOrEqual(26)
			}),
		)
	})

	test('after an outage of any length at most one goes, and it is the nearest to the start', () => {
		fc.assert(
			fc.property(upcoming, fc.integer({ min: 1, max: 45 * 24 * 60 }), ({ startsAt, zone, leads }, away) => {
				const now = new Date(startsAt.getTime() - away * minute)
				const knownSince = new Date(0)
				const found = remindersDue([{ startsAt, zone, knownSince, sent: [] }], leads, now)
				const missed = leads
					.map((lead) => momentBefore(startsAt, lead, zone))
					.filter((moment) => moment <= now)
				expect(found).toHaveLength(Math.min(1, missed.length))
				for (const { lead } of found)
					expect(momentBefore(startsAt, lead, zone).getTime()).toBe(Math.max(...missed.map(Number)))
			}),
		)
	})

	test('the leads that settings accept are those tried here', () => {
		for (const lead of leads) expect(LeadSchema.safeParse(lead).success).toBe(true)
	})
})
