import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	type DayStyle,
	distanceIn,
	distanceOf,
	distanceUnits,
	durationOf,
	formatDay,
	formatDayRange,
	formatDistance,
	formatDuration,
	formatInstant,
	formatNumber,
	formatPercent,
	formatTimeRange,
	formatWeight,
	gramsOf,
	sayAgo,
	sayDay,
	sayWhen,
	weekdayNames,
	weightIn,
} from './format.ts'

const leeds = { locale: 'en', timeZone: 'Europe/London' } as const
const lyon = { locale: 'fr', timeZone: 'Europe/Paris' } as const

test('14.4 days in words, in both languages', () => {
	expect(formatDay('2026-03-14', 'en', 'long')).toBe('Saturday 14 March')
	expect(formatDay('2026-03-14', 'fr', 'long')).toBe('samedi 14 mars')
	expect(formatDay('2026-03-14', 'en')).toBe('Sat 14 Mar')
	expect(formatDayRange('2026-03-02', '2026-03-29', 'en')).toBe('2–29 Mar 2026')
	expect(formatDayRange('2026-03-02', '2026-04-05', 'en')).toBe('2 Mar – 5 Apr 2026')
	expect(formatDayRange('2026-03-02', '2026-03-29', 'fr')).toBe('2–29 mars 2026')
	expect(formatDayRange('2026-03-02', '2026-03-02', 'fr')).toBe('2 mars 2026')
	expect(weekdayNames('fr', 1)).toEqual(['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'])
})

test('14.4 the first of a month is "1er" in French, in every style that says its month', () => {
	const said = (style?: DayStyle) => formatDay('2026-12-01', 'fr', style)
	expect([said(), said('short'), said('long'), said('full'), said('dated'), said('written')]).toEqual([
		'mar. 1er déc.',
		'1er déc.',
		'mardi 1er décembre',
		'mardi 1er décembre 2026',
		'1er déc. 2026',
		'1er décembre 2026',
	])
	expect([
		said('number'),
		formatDay('2026-12-01', 'en', 'number'),
		formatDay('2026-12-11', 'fr', 'number'),
	]).toEqual([...['1er', '1', '11']])
	expect([said('numeric'), said('month'), formatDay('2026-12-01', 'en', 'long')]).toEqual([
		'01/12/2026',
		'décembre 2026',
		'Tuesday 1 December',
	])
	expect(formatDay('2026-12-11', 'fr', 'short')).toBe('11 déc.')
	expect(formatDayRange('2026-12-01', '2026-12-28', 'fr')).toBe('1er–28 déc. 2026')
	expect(formatDayRange('2026-11-30', '2026-12-01', 'fr')).toBe('30 nov. – 1er déc. 2026')
	expect(sayDay('2026-12-01', '2026-10-14', 'fr')).toBe('Mar. 1er déc.')
	expect(formatInstant(new Date('2026-12-01T17:30:00Z'), lyon)).toBe('1er déc. 2026, 18:30')
})

test('14.4 a day as people say it', () => {
	const say = (day: string) => sayDay(day, '2026-03-14', 'en')
	expect([say('2026-03-14'), say('2026-03-15'), say('2026-03-13'), say('2026-03-17')]).toEqual([
		'Today',
		'Tomorrow',
		'Yesterday',
		'Tuesday',
	])
	expect([say('2026-03-21'), say('2026-03-09'), say('2027-01-02')]).toEqual([
		'Sat 21 Mar',
		'Mon 9 Mar',
		'2 Jan 2027',
	])
	expect(sayDay('2026-03-15', '2026-03-14', 'fr')).toBe('Demain')
})

test('14.4 an instant is said on the reader’s own clock', () => {
	const now = new Date('2026-03-14T09:00:00Z')
	const session = new Date('2026-03-15T17:30:00Z')
	expect(sayWhen(session, now, leeds)).toBe('Tomorrow, 17:30')
	expect(sayWhen(session, now, lyon)).toBe('Demain, 18:30')
	// Midnight stands between them: it is already the day after tomorrow in Paris.
	expect(sayWhen(new Date('2026-03-15T23:30:00Z'), now, lyon)).toBe('Lundi, 00:30')
	expect(formatInstant(session, leeds)).toBe('15 Mar 2026, 17:30')
	expect(formatTimeRange(session, new Date('2026-03-15T18:30:00Z'), leeds)).toBe('17:30–18:30')
	expect(sayAgo(new Date('2026-03-12T09:00:00Z'), now, 'en')).toBe('2 days ago')
	expect(sayAgo(now, now, 'fr')).toBe('maintenant')
})

test('14.4 no thin space reaches a page', () => {
	const said = [
		formatNumber(1234567.5, 'fr'),
		formatPercent(0.8, 'fr'),
		formatDayRange('2026-03-02', '2026-04-29', 'en', 'medium'),
		formatWeight(62_500, 'kg', 'fr'),
		formatDistance(1_500_000, 'fr'),
	].join('|')
	expect(said).not.toMatch(/[\u2009\u202f]/)
	expect(said).toContain('1\u00a0234\u00a0567,5|80\u00a0%')
	expect(said).toContain('62,5\u00a0kg|1,5\u00a0km')
})

test('5.2 what was typed as a load comes back exactly, pounds as pounds', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 40_000 }),
			fc.constantFrom('kg' as const, 'lb' as const),
			(quarters, unit) => {
				const typed = quarters / 20
				expect(weightIn(gramsOf(typed, unit), unit)).toBe(typed)
			},
		),
	)
})

test('durations as a stopwatch shows them', () => {
	expect([45_000, 90_000, 4_200_000].map(formatDuration)).toEqual(['0:45', '1:30', '1:10:00'])
})

test('5.2 a length of time is read as it is shown, and as seconds', () => {
	expect(['1:30', '90', '0:45', '45,5', '1:10:00', ' 2:05 '].map(durationOf)).toEqual([
		90_000, 90_000, 45_000, 45_500, 4_200_000, 125_000,
	])
	for (const text of ['', ':', '1:', ':30', '1:75', '1:2:3:4', '-5', 'one', '1:61:00', '1.5:30', '1e3'])
		expect(durationOf(text), text).toBeNull()
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 172_800 }), (seconds) => {
			expect(durationOf(formatDuration(seconds * 1000))).toBe(seconds * 1000)
		}),
	)
})

test('5.2 distances are typed in metres, kilometres or miles, and come back as they were typed', () => {
	expect(distanceOf('400')).toBe(400)
	expect(distanceOf('5', 'km')).toBe(5000)
	expect(distanceOf('3,1', 'mi')).toBe(4988.966)
	expect(distanceOf('3.1 mi', 'km')).toBe(4988.966)
	for (const wrong of ['', 'far', '5 kg', '-3', '1.2.3', '12345678'])
		expect(distanceOf(wrong), wrong).toBeNull()
	for (const unit of distanceUnits)
		for (const typed of [0.25, 1, 3.1, 5, 13.1, 26.22])
			expect(distanceIn(distanceOf(String(typed), unit) as number, unit), `${typed} ${unit}`).toBe(typed)
	expect(formatDistance(4_988_966, 'en')).toBe('3.1\u00a0mi')
	expect(formatDistance(5_000_000, 'fr')).toBe('5\u00a0km')
	expect(formatDistance(21_097_500, 'en')).toBe('21.098\u00a0km')
})
