import { expect, test } from 'vitest'
import { soonWords } from './soon.ts'
import { around, timesAsked, timesShown } from './times-asked.ts'

const today = '2026-03-20'
const asked = (text: string) => timesAsked(new URLSearchParams(text), today)

test('7.1 without a month the first free time is looked for; a month that is over counts as none', () => {
	expect(asked('')).toMatchObject({
		from: today,
		to: '2026-05-20',
		month: null,
		day: null,
		at: null,
		coachId: null,
	})
	expect(asked('month=2026-02')).toMatchObject({ month: null })
	expect(asked('month=2026-03')).toMatchObject({ from: today, to: '2026-03-31' })
	expect(asked('month=2026-04&coach=x')).toMatchObject({ from: '2026-04-01', to: '2026-04-30', coachId: 'x' })
})

test('7.1 what can’t be read in an address counts as not asked for', () => {
	for (const text of [
		'month=2026-13',
		'month=x',
		'day=2026-02-30',
		'at=tomorrow',
		'at=2026-99-99T10:00:00Z',
		'day=%00',
	])
		expect(asked(text)).toMatchObject({ month: null, day: null, at: null })
})

test('7.1 the shown day is the one asked for, else the first free one of the month', () => {
	const found = {
		times: ['2026-04-02T22:30:00.000Z', '2026-04-03T08:00:00.000Z', '2026-05-04T08:00:00.000Z'].map(
			(startsAt) => ({ startsAt }),
		),
		countByDay: { '2026-04-03': 2, '2026-05-04': 1 },
		timeZone: 'Europe/Paris',
	}
	expect(timesShown(asked(''), found, today)).toMatchObject({
		month: '2026-04-01',
		day: '2026-04-03',
		times: ['2026-04-02T22:30:00.000Z', '2026-04-03T08:00:00.000Z'],
		countByDay: { '2026-04-03': 2 },
	})
	expect(timesShown(asked('day=2026-05-04'), found, today)).toMatchObject({
		month: '2026-05-01',
		day: '2026-05-04',
	})
	expect(timesShown(asked('month=2026-06'), found, today)).toMatchObject({ day: null, times: [] })
	expect(timesShown(asked('at=2026-04-03T08:00:00Z'), found, today).at).toBe('2026-04-03T08:00:00Z')
	expect(timesShown(asked('at=2026-04-03T09:00:00Z'), found, today).at).toBeNull()
})

test('8.2 when, as people say it: on the reader’s clock, and there where it shows another time', () => {
	const start = new Date('2026-03-21T18:30:00Z')
	const now = new Date('2026-03-20T10:00:00Z')
	const inLeeds = { locale: 'en', timeZone: 'Europe/London' } as const
	expect(soonWords(start, 'Europe/Paris', now, inLeeds)).toBe('Tomorrow, 18:30 · 19:30 in Paris')
	expect(soonWords(start, 'Europe/London', now, inLeeds)).toBe('Tomorrow, 18:30')
	expect(soonWords(start, 'Pacific/Auckland', now, inLeeds)).toBe(
		'Tomorrow, 18:30 · Sun 22 Mar, 07:30 in Auckland',
	)
	expect(soonWords(start, 'Europe/Paris', now, { ...inLeeds, locale: 'fr' })).toBe(
		'Demain, 18:30 · 19:30 à Paris',
	)
})

test('7.5 the times near a session are those of its month, its day first, on the reader’s clock', () => {
	const near = around(new Date('2026-04-02T22:30:00Z'), 'Europe/Paris')
	expect(near).toBe('?month=2026-04&day=2026-04-03')
	expect(asked(near)).toMatchObject({ from: '2026-04-01', month: '2026-04-01', day: '2026-04-03' })
})
