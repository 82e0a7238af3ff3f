import { describe, expect, test } from 'vitest'
import { availableSlots, type Host, type SlotsInput } from './rules.ts'

const everyDay = [0, 1, 2, 3, 4, 5, 6]
const paris: Host<string> = {
	id: 'camille',
	tz: 'Europe/Paris',
	week: [{ days: everyDay, start: '09:00', end: '11:00' }],
	overrides: [],
	busy: [],
}
const asked = {
	mode: 'single',
	hosts: [paris],
	...{ from: '2027-06-07T00:00:00Z', to: '2027-06-08T00:00:00Z', now: null, viewerTz: 'Europe/Paris' },
	...{ durationMin: 60, stepMin: 60, bufferBeforeMin: 0, bufferAfterMin: 0 },
	...{ minNoticeMin: 0, maxAdvanceMin: null },
} as const satisfies SlotsInput
const slotsOf = (host: Partial<Host<string>>, more: Partial<SlotsInput> = {}) =>
	availableSlots({ ...asked, ...more, hosts: [{ ...paris, ...host }] }).slots

describe('hours that never close', () => {
	const open = { week: [{ days: everyDay, start: '00:00', end: '24:00' }] }
	const monday = { from: '2027-06-06T21:00:00Z', to: '2027-06-07T00:00:00Z', stepMin: 50 }

	test('7.1 the grid starts anew each Monday at midnight of the host; slots run over it', () => {
		// 200 steps of 50 minutes after the Monday before: 22:40 on Sunday, then 23:30 to 00:30, then Monday's own.
		const around = [
			'2027-06-06T21:30:00Z',
			'2027-06-06T22:00:00Z',
			'2027-06-06T22:50:00Z',
			'2027-06-06T23:40:00Z',
		]
		expect(slotsOf(open, monday)).toEqual(around)
	})

	test('7.1 hours that opened last week keep the grid of their start', () => {
		const closed = {
			...open,
			overrides: [{ date: '2027-06-01', windows: [{ start: '12:10', end: '24:00' }] }],
		}
		const from = Date.parse('2027-06-01T10:10:00Z')
		for (const slot of slotsOf(closed, monday)) expect((Date.parse(slot) - from) % (50 * 60_000)).toBe(0)
	})
})

test('7.1 an end equal to the start is a day later', () => {
	const week = [{ days: [1], start: '10:00', end: '10:00' }]
	expect(slotsOf({ week }, { to: '2027-06-10T00:00:00Z' })).toHaveLength(24)
})

test('7.1 of two overrides for one date the later counts', () => {
	const overrides = [
		{ date: '2027-06-07', windows: [] },
		{ date: '2027-06-07', windows: [{ start: '15:00', end: '16:00' }] },
	]
	expect(slotsOf({ overrides })).toEqual(['2027-06-07T13:00:00Z'])
	expect(slotsOf({ overrides: overrides.toReversed() })).toEqual([])
})

test('I6 a day that a zone left out lends its hours to the next, as a gap does', () => {
	const week = [{ days: [5], start: '09:00', end: '10:00' }]
	const samoa = { from: '2011-12-29T00:00:00Z', to: '2012-01-01T00:00:00Z', viewerTz: 'Pacific/Apia' }
	expect(slotsOf({ week, tz: 'Pacific/Apia' }, samoa)).toEqual(['2011-12-30T19:00:00Z'])
})

test('I6 hours that end within a gap before they start are none, and spoil no others', () => {
	const week = ['02:30-03:00', '03:00-05:00'].map((each) => ({
		days: [0],
		start: each.slice(0, 5),
		end: each.slice(6),
	}))
	const night = { from: '2027-03-28T00:00:00Z', to: '2027-03-28T12:00:00Z' }
	expect(slotsOf({ week }, night)).toEqual(['2027-03-28T01:00:00Z', '2027-03-28T02:00:00Z'])
})

test('I6 a day that begins, and is yesterday again a minute later, has begun', () => {
	const week = [{ days: [0], start: '00:00', end: '03:00' }]
	// Clocks went back at 00:01, to 23:01 on Saturday.
	const night = { from: '2010-11-07T02:00:00Z', to: '2010-11-07T02:31:00Z', durationMin: 15 }
	expect(slotsOf({ week, tz: 'America/St_Johns' }, night)).toEqual(['2010-11-07T02:30:00Z'])
})

test('7.1 busy time of no length blocks nothing', () => {
	expect(slotsOf({ busy: [['2027-06-07T07:30:00Z', '2027-06-07T07:30:00Z']] })).toHaveLength(2)
})

test('7.1 a buffer reaches back over the beginning of what is asked for', () => {
	const busy = [['2027-06-07T06:00:00Z', '2027-06-07T06:55:00Z']] as const
	expect(slotsOf({ busy }, { from: '2027-06-07T07:00:00Z', bufferBeforeMin: 10 })).toEqual([
		'2027-06-07T08:00:00Z',
	])
})

test('7.1 nobody to ask, no time to ask for, and a horizon before it offer nothing', () => {
	for (const mode of ['single', 'round_robin', 'collective'] as const)
		expect(availableSlots<string>({ ...asked, mode, hosts: [] }).slots).toEqual([])
	expect(slotsOf({}, { to: asked.from })).toEqual([])
	expect(slotsOf({}, { to: '2020-01-01T00:00:00Z' })).toEqual([])
	expect(slotsOf({}, { now: '2027-05-01T00:00:00Z', maxAdvanceMin: 0 })).toEqual([])
})

describe('what is no instant, date, time, zone or length throws, instead of being read as another', () => {
	test.each<[what: string, host: Partial<Host<string>>, more: Partial<SlotsInput>]>([
		['an instant without zone', {}, { from: '2027-06-07T00:00:00' }],
		['an instant with an offset', {}, { now: '2027-06-07T00:00:00+02:00' }],
		['busy time without zone', { busy: [['2027-06-07 07:00:00', '2027-06-07T08:00:00Z']] }, {}],
		['a date that does not exist', { overrides: [{ date: '2027-02-29', windows: [] }] }, {}],
		['a time with seconds', { week: [{ days: [1], start: '09:00:00', end: '10:00' }] }, {}],
		['a time after midnight', { week: [{ days: [1], start: '09:00', end: '24:30' }] }, {}],
		['a zone', { tz: 'Europe/Atlantis' }, {}],
		['no duration', {}, { durationMin: 0 }],
		['a step backwards', {}, { stepMin: -5 }],
	])('7.1 %s', (_, host, more) => {
		expect(() => slotsOf(host, more)).toThrow(RangeError)
	})
})
