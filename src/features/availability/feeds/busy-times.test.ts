import fc from 'fast-check'
import { expect, test } from 'vitest'
import { busyTimes } from './busy-times.ts'
import { readInThread } from './read-in-thread.ts'

const calendar = (...lines: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT']

const span = { from: Date.parse('2027-06-01T00:00Z'), to: Date.parse('2027-07-01T00:00Z') }
const read = (text: string, timeZone = 'Europe/London') => busyTimes({ text, timeZone, ...span })

/** Busy times as `06-03 16:00–17:00`, in UTC. */
function said(text: string, timeZone?: string): string[] {
	const at = (instant: number) => new Date(instant).toISOString()
	return read(text, timeZone).busy.map(({ start, end }) => {
		const [from, to] = [at(start), at(end)]
		const until = from.slice(0, 10) === to.slice(0, 10) ? to.slice(11, 16) : to.slice(5, 16).replace('T', ' ')
		return `${from.slice(5, 16).replace('T', ' ')}–${until}`
	})
}
const failureOf = (text: string): unknown => {
	try {
		return read(text)
	} catch (problem) {
		return problem
	}
}

test('7.7 an event makes busy, in UTC, in a zone by its name, in one of the feed’s own, and without any in the owner’s', () => {
	expect(said(calendar(...event('DTSTART:20270603T090000Z', 'DTEND:20270603T103000Z')))).toEqual([
		'06-03 09:00–10:30',
	])
	const paris = event('DTSTART;TZID=Europe/Paris:20270603T090000', 'DURATION:PT1H30M')
	expect(said(calendar(...paris))).toEqual(['06-03 07:00–08:30'])
	const zone = [
		...['BEGIN:VTIMEZONE', 'TZID:Club', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0500'],
		...['TZOFFSETTO:+0500', 'END:STANDARD', 'END:VTIMEZONE'],
	]
	const club = event('DTSTART;TZID=Club:20270603T090000', 'DTEND;TZID=Club:20270603T100000')
	expect(said(calendar(...zone, ...club))).toEqual(['06-03 04:00–05:00'])
	const floating = calendar(...event('DTSTART:20270603T090000', 'DTEND:20270603T100000'))
	expect(said(floating)).toEqual(['06-03 08:00–09:00'])
	expect(said(floating, 'Asia/Kathmandu')).toEqual(['06-03 03:15–04:15'])
	const unknown = event('DTSTART;TZID=Nowhere:20270603T090000', 'DTEND;TZID=Nowhere:20270603T100000')
	expect(said(calendar(...unknown))).toEqual(['06-03 08:00–09:00'])
})

test('7.7 ICAL-09 a date is the owner’s whole day, or days', () => {
	expect(said(calendar(...event('DTSTART;VALUE=DATE:20270603')), 'Europe/Paris')).toEqual([
		'06-02 22:00–06-03 22:00',
	])
	const days = event('DTSTART;VALUE=DATE:20270603', 'DTEND;VALUE=DATE:20270605')
	expect(said(calendar(...days), 'America/New_York')).toEqual(['06-03 04:00–06-05 04:00'])
})

test('7.7 what repeats is spread out: until and count, days taken out and put in, in wall time over a change of clocks', () => {
	const weekly = ['DTSTART;TZID=Europe/Paris:20270603T180000', 'DTEND;TZID=Europe/Paris:20270603T190000']
	const until = event(
		...weekly,
		'RRULE:FREQ=WEEKLY;UNTIL=20270617T160000Z',
		'EXDATE;TZID=Europe/Paris:20270610T180000',
	)
	expect(said(calendar(...until))).toEqual(['06-03 16:00–17:00', '06-17 16:00–17:00'])
	const count = event(
		...weekly,
		'RRULE:FREQ=WEEKLY;COUNT=3',
		'EXDATE:20270603T160000Z',
		'RDATE:20270604T160000Z',
	)
	expect(said(calendar(...count))).toEqual(['06-04 16:00–17:00', '06-10 16:00–17:00', '06-17 16:00–17:00'])
	const byDay = event(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20270624', 'EXDATE;VALUE=DATE:20270610,20270617')
	expect(said(calendar(...byDay))).toEqual(['06-03 16:00–17:00', '06-24 16:00–17:00'])
	const since = event(
		'DTSTART;TZID=Europe/Paris:20200106T080000',
		'DURATION:PT1H',
		'RRULE:FREQ=MONTHLY;BYDAY=1MO',
	)
	expect(said(calendar(...since))).toEqual(['06-07 06:00–07:00'])
	const period = event(
		...weekly,
		'RDATE;VALUE=PERIOD:20270605T100000Z/PT2H,20270606T100000Z/20270606T110000Z',
	)
	expect(said(calendar(...period)).slice(1)).toEqual(['06-05 10:00–12:00', '06-06 10:00–11:00'])
	const winter = busyTimes({
		text: calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY')),
		timeZone: 'UTC',
		from: Date.parse('2027-10-25T00:00Z'),
		to: Date.parse('2027-11-08T00:00Z'),
	})
	// The clocks of Paris go back on 31 October.
	expect(winter.busy.map(({ start }) => new Date(start).toISOString().slice(5, 16))).toEqual([
		'10-28T16:00',
		'11-04T17:00',
	])
})

const anyRule = fc
	.record({
		freq: fc.constantFrom('HOURLY', 'DAILY', 'WEEKLY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
		interval: fc.constantFrom(1, 1, 2, 3, 5),
		by: fc.constantFrom(
			'',
			';BYDAY=MO',
			';BYDAY=MO,WE,FR',
			';BYDAY=SU;WKST=SU',
			';BYMONTH=6',
			';BYMONTH=5,6,7;BYDAY=TU',
		),
		ofMonth: fc.constantFrom(
			'',
			';BYMONTHDAY=15',
			';BYMONTHDAY=31',
			';BYDAY=-1FR',
			';BYDAY=2TU',
			';BYDAY=MO,TU;BYSETPOS=-1',
		),
	})
	.map(
		({ freq, interval, by, ofMonth }) =>
			`FREQ=${freq};INTERVAL=${interval}${freq === 'MONTHLY' ? ofMonth : by}`,
	)

test('7.7 a rule that began years ago gives the same times as gone through from its beginning', () => {
	const begins = fc.integer({ min: 0, max: 1600 }).map((days) => {
		const day = new Date(Date.UTC(2023, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
		return day.replaceAll('-', '')
	})
	fc.assert(
		fc.property(anyRule, begins, (rule, day) => {
			// Twenty thousand hours, which the other side counts, end before the days that are looked at.
			fc.pre(!rule.startsWith('FREQ=HOURLY') || day >= '20250401')
			const times = (end: string) =>
				said(
					calendar(
						...event(`DTSTART;TZID=Europe/Paris:${day}T090000`, 'DURATION:PT1H', `RRULE:${rule}${end}`),
					),
				)
			expect(times('')).toEqual(times(';COUNT=20000'))
		}),
		{ numRuns: 80 },
	)
})

test('7.7 single times that were moved or cancelled count as they are now, also from one on', () => {
	const series = event(
		'DTSTART;TZID=Europe/Paris:20270603T180000',
		'DURATION:PT1H',
		'RRULE:FREQ=WEEKLY;COUNT=4',
	)
	const moved = event('RECURRENCE-ID:20270610T160000Z', 'DTSTART:20270611T080000Z', 'DTEND:20270611T083000Z')
	const off = event(
		'RECURRENCE-ID;TZID=Europe/Paris:20270617T180000',
		'STATUS:CANCELLED',
		'DTSTART:20270617T160000Z',
	)
	expect(said(calendar(...moved, ...series, ...off))).toEqual([
		'06-03 16:00–17:00',
		'06-11 08:00–08:30',
		'06-24 16:00–17:00',
	])
	const later = event(
		...[
			'RECURRENCE-ID;RANGE=THISANDFUTURE:20270610T160000Z',
			'DTSTART:20270610T180000Z',
			'DTEND:20270610T200000Z',
		],
	)
	expect(said(calendar(...series, ...later))).toEqual([
		...['06-03 16:00–17:00', '06-10 18:00–20:00', '06-17 18:00–20:00', '06-24 18:00–20:00'],
	])
	const alone = event('RECURRENCE-ID:20270610T160000Z', 'DTSTART:20270611T080000Z', 'DTEND:20270611T083000Z')
	expect(said(calendar(...alone))).toEqual(['06-11 08:00–08:30'])
})

test('7.7 free, cancelled and empty events take no time; what meets is one; VFREEBUSY counts too', () => {
	const times = ['DTSTART:20270603T090000Z', 'DTEND:20270603T100000Z']
	for (const free of ['TRANSP:TRANSPARENT', 'STATUS:CANCELLED'])
		expect(read(calendar(...event(...times, free)))).toEqual({ busy: [], empty: false })
	expect(
		said(
			calendar(
				...event('DTSTART:20270603T090000Z'),
				...event('DTSTART:20270603T090000Z', 'DTEND:20270602T090000Z'),
			),
		),
	).toEqual([])
	const meeting = [
		...event(...times),
		...event('DTSTART:20270603T093000Z', 'DURATION:PT30M'),
		...event('DTSTART:20270603T100000Z', 'DURATION:PT1H'),
	]
	expect(said(calendar(...meeting))).toEqual(['06-03 09:00–11:00'])
	const told = [
		...['BEGIN:VFREEBUSY', 'FREEBUSY;FBTYPE=BUSY:20270604T080000Z/20270604T090000Z,20270605T080000Z/PT1H'],
		...['FREEBUSY;FBTYPE=FREE:20270606T080000Z/20270606T090000Z', 'END:VFREEBUSY'],
	]
	expect(said(calendar(...told))).toEqual(['06-04 08:00–09:00', '06-05 08:00–09:00'])
	expect(read(calendar())).toEqual({ busy: [], empty: true })
})

test('I7 what isn’t a whole calendar is refused as a whole: cut off, not a calendar, an event without a day', () => {
	const whole = calendar(...event('DTSTART:20270603T090000Z', 'DTEND:20270603T100000Z'))
	for (let at = 0; at < whole.trimEnd().length; at += 7)
		expect(failureOf(whole.slice(0, at)), `cut at ${at}`).toBeInstanceOf(Error)
	expect(said(`\uFEFF${whole.replaceAll('\r\n', '\n')}`)).toHaveLength(1)
	for (const text of [
		'',
		'not a calendar',
		'<html></html>',
		whole.replace('20270603T09', '2027-06-03T'),
		whole.replace('DTSTART', 'X-START'),
	])
		expect(failureOf(text), text.slice(0, 60)).toBeInstanceOf(Error)
})

const wild = [
	['FREQ=YEARLY;COUNT=1;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=', 31],
	['FREQ=SECONDLY', 0],
	['FREQ=WEEKLY;INTERVAL=0', 0],
	['FREQ=MINUTELY\r\nEXRULE:FREQ=MINUTELY', 0],
	['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 0],
] as const
test.each(wild)(
	'7.7 ICAL-03 ICAL-05 ICAL-07 %s ends in time, and this program goes on',
	async (rule, days) => {
		const list = (count: number, from = 0) => Array.from({ length: count }, (_, n) => n + from).join(',')
		const dense = days ? `${list(days, 1)};BYHOUR=${list(24)};BYMINUTE=${list(60)};BYSECOND=${list(60)}` : ''
		const text = calendar(
			...event('DTSTART:20000103T090000Z', 'DTEND:20000103T100000Z', `RRULE:${rule}${dense}`),
		)
		const start = performance.now()
		const answer = await readInThread({ text, timeZone: 'Europe/Paris', ...span }, 3_000)
		expect(performance.now() - start).toBeLessThan(6_000)
		if (!answer.ok) expect(['feed_too_much', 'feed_unreadable']).toContain(answer.failure)
	},
)

test('7.7 the thread reads what this one would, and gives back memory and time', async () => {
	const text = calendar(...event('DTSTART:20270603T090000Z', 'DTEND:20270603T100000Z'))
	expect(await readInThread({ text, timeZone: 'Europe/Paris', ...span })).toEqual({ ok: true, ...read(text) })
	expect(await readInThread({ text, timeZone: 'Europe/Paris', ...span }, 1)).toEqual({
		ok: false,
		failure: 'feed_too_much',
	})
})
