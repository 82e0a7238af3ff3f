import { describe, expect, test } from 'vitest'
import { dayName, dayOfEvent, daysIn, spanOf, step, timeOf, titleOf } from './days.ts'

describe('calendar days', () => {
	test('weeks begin on Monday', () => {
		expect(spanOf('week', '2026-03-01')).toEqual({ from: '2026-02-23', until: '2026-03-02' })
		expect(spanOf('week', '2026-03-02')).toEqual({ from: '2026-03-02', until: '2026-03-09' })
	})

	test('a month shows whole weeks', () => {
		expect(spanOf('month', '2026-03-15')).toEqual({ from: '2026-02-23', until: '2026-04-06' })
		expect(daysIn(spanOf('month', '2026-02-10'))).toHaveLength(35)
	})

	test('a month later never skips a month', () => {
		expect(step('month', '2026-01-31', 1)).toBe('2026-02-01')
		expect(step('month', '2026-03-31', -1)).toBe('2026-02-01')
	})

	test('an instant stands on the day the reader lives', () => {
		const late = { id: '1', title: 'x', start: '2026-03-02T20:30:00Z' }
		expect(dayOfEvent(late, 'Europe/Paris')).toBe('2026-03-02')
		expect(dayOfEvent(late, 'Asia/Kathmandu')).toBe('2026-03-03')
		expect(timeOf(late, 'fr', 'Europe/Paris')).toBe('21:30')
		expect(dayOfEvent({ ...late, start: '2026-03-02', allDay: true }, 'America/Los_Angeles')).toBe(
			'2026-03-02',
		)
	})

	test('titles are the reader’s', () => {
		expect(titleOf('month', '2026-03-15', 'fr')).toBe('Mars 2026')
		expect(titleOf('week', '2026-03-04', 'en')).toBe('2–8 March 2026')
		expect(titleOf('week', '2026-12-02', 'fr')).toBe('30 novembre – 6 décembre 2026')
		expect(titleOf('day', '2026-12-01', 'fr')).toBe('Mardi 1er décembre 2026')
		expect(dayName('2026-12-01', 'fr')).toBe('Mardi 1er décembre')
	})
})
