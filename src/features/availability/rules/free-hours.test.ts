import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Host } from '../rules.ts'
import { firstMeeting, hoursOf, minutesOf, typedTime } from './clock-times.ts'
import { dayHours, withinHours } from './free-hours.ts'
import { joined, less, type Span } from './spans.ts'

const host = (parts: Partial<Host<string>>): Host<string> => ({
	...{ id: 'camille', tz: 'Europe/Paris', week: [], overrides: [], busy: [] },
	...parts,
})
const said = (hours: readonly { start: string; end: string }[]) =>
	hours.map(({ start, end }) => `${start}–${end}`).join(' ')

test('7.1 free is what is open, less appointments and other calendars, in the coach’s wall time', () => {
	const camille = host({
		week: [
			{ start: '07:00', end: '12:00', days: [1, 2] },
			{ start: '16:00', end: '20:00', days: [1] },
		],
		overrides: [{ date: '2027-06-08', windows: [] }],
		busy: [['2027-06-07T05:00:00Z', '2027-06-07T06:30:00Z']],
	})
	const days = dayHours(camille, [['2027-06-07T15:00:00Z', '2027-06-07T16:00:00Z']], '2027-06-07', 3)
	expect(days.map(({ day, open, free }) => [day, said(open), said(free)])).toEqual([
		['2027-06-07', '07:00–12:00 16:00–20:00', '08:30–12:00 16:00–17:00 18:00–20:00'],
		['2027-06-08', '', ''],
		['2027-06-09', '', ''],
	])
})

test('7.1 hours over midnight stand on both days, and over a night in which clocks change', () => {
	const night = host({ week: [{ start: '22:00', end: '04:00', days: [6] }] })
	const days = dayHours(night, [], '2027-03-27', 2)
	expect(days.map(({ free }) => said(free))).toEqual(['22:00–24:00', '00:00–04:00'])
	const always = dayHours(host({ week: [{ start: '00:00', end: '24:00', days: [0] }] }), [], '2027-03-28', 1)
	expect(always.map(({ free }) => said(free))).toEqual(['00:00–24:00'])
})

test('7.1 an appointment is within hours only if all of it is', () => {
	const camille = host({ week: [{ start: '09:00', end: '12:00', days: [1] }] })
	const at = (start: string, end: string): Span => ({ start: Date.parse(start), end: Date.parse(end) })
	expect(
		withinHours(camille, [
			at('2027-06-07T07:00Z', '2027-06-07T10:00Z'),
			at('2027-06-07T09:30Z', '2027-06-07T10:30Z'),
			at('2027-06-08T07:00Z', '2027-06-08T08:00Z'),
			at('2027-11-01T08:00Z', '2027-11-01T09:00Z'),
		]),
	).toEqual([true, false, false, true])
	expect(withinHours(camille, [])).toEqual([])
})

const spans = fc.array(
	fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length })),
	{ maxLength: 8 },
)
const minutesIn = (list: readonly Span[]) =>
	new Set(
		list.flatMap(({ start, end }) => Array.from({ length: Math.max(0, end - start) }, (_, n) => start + n)),
	)

test('7.1 joined and less say the same as counting minute by minute', () => {
	fc.assert(
		fc.property(spans, spans, (some, others) => {
			const [one, other] = [joined(some), joined(others)]
			expect(minutesIn(one)).toEqual(minutesIn(some))
			for (const [n, each] of one.entries()) expect(each.start).toBeGreaterThan(one[n - 1]?.end ?? -1)
			const left = less(one, other)
			expect(minutesIn(left)).toEqual(minutesIn(some).difference(minutesIn(others)))
			for (const { start, end } of left) expect(start).toBeLessThan(end)
		}),
	)
})

test('7.1 minutes and hours are each other’s reverse; an end at the start is a whole day', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), (from, length) => {
			expect(minutesOf(hoursOf([from, from + length]))).toEqual([from, from + length])
		}),
	)
})

test('7.1 hours that meet are found, also through midnight and from Saturday into Sunday', () => {
	const week = (...rows: [start: string, end: string, ...days: number[]][]) =>
		rows.map(([start, end, ...days]) => ({ start, end, days }))
	expect(firstMeeting(week(['09:00', '12:00', 1, 2], ['12:00', '14:00', 1]))).toBeNull()
	expect(firstMeeting(week(['09:00', '12:00', 1, 2], ['11:59', '14:00', 2]))).toBe(1)
	expect(firstMeeting(week(['22:00', '02:00', 1], ['01:00', '03:00', 2]))).toBe(1)
	expect(firstMeeting(week(['01:00', '03:00', 0], ['22:00', '02:00', 6]))).toBe(1)
	expect(firstMeeting(week(['09:00', '09:00', 3], ['08:00', '10:00', 4]))).toBe(1)
	expect(firstMeeting(week(['09:00', '12:00', 1, 1]))).toBeNull()
})

test('7.1 times are read as people type them', () => {
	const typed = {
		'9': '09:00',
		'9:30': '09:30',
		'9h': '09:00',
		'9h30': '09:30',
		' 9.30 ': '09:30',
		'930': '09:30',
		'1830': '18:30',
	}
	for (const [text, time] of Object.entries({
		...typed,
		'24': '24:00',
		'0': '00:00',
		'24:00': '24:00',
		'07:05': '07:05',
	}))
		expect(typedTime(text), text).toBe(time)
	for (const text of ['', '25', '9:60', '24:01', '9:3', '9-12', 'noon', '٩', '12345', '-1'])
		expect(typedTime(text), text).toBeNull()
})
