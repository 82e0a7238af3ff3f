import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, calendarText } from './icalendar.ts'
import { instantOf } from './wall-time.ts'

const now = new Date('2026-03-02T08:00:00Z')
const about = { name: 'Studio', method: 'REQUEST', host: 'coach.example.org', now } as const

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
	appointmentId: '0190a0b0-0000-7000-8000-000000000001',
	personId: '0190a0b0-0000-7000-8000-000000000002',
	sequence: 3,
	startsAt: new Date('2026-03-10T17:00:00Z'),
	endsAt: new Date('2026-03-10T18:00:00Z'),
	summary: 'Technique · Camille Roux',
	description: 'Where: Salle 1',
	place: 'Salle 1',
	link: null,
	status: 'confirmed',
	organizer: { name: 'Camille Roux', email: 'camille@example.org' },
	attendee: { name: 'Amélie', email: 'amelie@example.org' },
	...more,
})

/** As another program reads it. */
function read(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text))
	const events = calendar.getAllSubcomponents('vevent')
	return { calendar, events, event: events[0] as ICAL.Component }
}
const value = (of: ICAL.Component, name: string) => of.getFirstPropertyValue(name)

describe('7.7 iCalendar', () => {
	test('an invitation says who, what, when and how often it has changed, with a UID that stays', () => {
		const text = calendarText([entry()], about)
		const { calendar, event } = read(text)
		expect([value(calendar, 'method'), value(calendar, 'version')]).toEqual(['REQUEST', '2.0'])
		expect(value(event, 'uid')).toBe(
			'0190a0b0-0000-7000-8000-000000000001-0190a0b0-0000-7000-8000-000000000002@coach.example.org',
		)
		expect([value(event, 'sequence'), value(event, 'status')]).toEqual([3, 'CONFIRMED'])
		expect(String(value(event, 'organizer'))).toBe('mailto:camille@example.org')
		expect(event.getFirstProperty('attendee')?.getFirstParameter('cn')).toBe('Amélie')
		const later = read(calendarText([entry({ sequence: 4 })], { ...about, method: 'CANCEL' }))
		expect(value(later.calendar, 'method')).toBe('CANCEL')
		expect(value(later.event, 'uid')).toBe(value(event, 'uid'))
	})

	test('I6 times are instants in UTC, on either side of a change of clocks', () => {
		for (const wall of ['2026-03-29T01:30', '2026-03-29T03:30', '2026-10-25T02:30', '2026-10-25T10:00']) {
			const startsAt = instantOf(wall, 'Europe/Paris')
			const { event } = read(
				calendarText([entry({ startsAt, endsAt: new Date(+startsAt + 3_600_000) })], about),
			)
			const start = value(event, 'dtstart') as ICAL.Time
			expect(start.zone).toBe(ICAL.Timezone.utcTimezone)
			expect(start.toJSDate()).toEqual(startsAt)
		}
	})

	test('TZID and floating times never stand in it', () => {
		const text = calendarText([entry()], about)
		expect(text).toContain('DTSTART:20260310T170000Z')
		expect(text).not.toMatch(/TZID|DTSTART:\d{8}T\d{6}\r/)
	})
})

// What people type: quotes, commas, line ends, signs of the format itself, letters of several bytes.
const typed = fc.string({
	unit: fc.oneof(
		fc.constantFrom(
			'"',
			',',
			';',
			':',
			'\\',
			'\n',
			'\r\n',
			'\t',
			'^',
			'=',
			"'",
			'<',
			'>',
			'&',
			' ',
			'\\n',
			'BEGIN:VEVENT',
		),
		fc.constantFrom('é', 'ß', '’', '–', '漢', '👟', '👩🏽‍🦽', '\u202e', '\u00a0'),
		fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
	),
	maxLength: 60,
})
const asLines = (text: string) => text.replaceAll('\r\n', '\n')
const asLine = (text: string) => text.replace(/\s+/g, ' ')

describe('7.7 whatever people typed', () => {
	test('comes back as it was, in lines of at most 75 octets', () => {
		fc.assert(
			fc.property(typed, typed, typed, typed, (summary, description, place, name) => {
				const text = calendarText(
					[entry({ summary, description, place, organizer: { name: `${name}x`, email: 'c@example.org' } })],
					{ ...about, name, method: 'PUBLISH' },
				)
				const lines = text.split('\r\n')
				for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
				expect(text).not.toMatch(/[^\r]\n|\r(?!\n)/)
				// A letter is never cut in two.
				expect(text).not.toContain('\ufffd')
				const { calendar, events, event } = read(text)
				expect(events).toHaveLength(1)
				expect(value(event, 'summary') ?? '').toBe(asLine(summary))
				expect(value(event, 'description') ?? '').toBe(asLines(description))
				expect(value(event, 'location') ?? '').toBe(asLine(place))
				// Of a property it doesn't know, a reader leaves the escapes.
				const called = String(value(calendar, 'x-wr-calname') ?? '')
				expect(called.replace(/\\(.)/g, '$1')).toBe(asLine(name))
				const cn = event.getFirstProperty('organizer')?.getFirstParameter('cn')
				expect(cn).toBe(`${asLine(name).replaceAll('"', "'").replace(/[\\^]/g, '')}x`)
				expect(String(value(event, 'organizer'))).toBe('mailto:c@example.org')
			}),
			{ numRuns: 300 },
		)
	})

	test('control characters and bells are left out; links stay links', () => {
		const link = 'https://meet.example.org/a,b;c?x=1&y=%2C#é'
		const { event } = read(calendarText([entry({ summary: 'a\u0007\u0000b\u001b[31m', link })], about))
		expect(value(event, 'summary')).toBe('ab[31m')
		expect(String(value(event, 'url'))).toBe('https://meet.example.org/a%2Cb%3Bc?x=1&y=%2C#%C3%A9')
	})
})
