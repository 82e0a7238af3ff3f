import { expect, test } from 'vitest'
import { isExpired } from './words.ts'

test('28 a card is good until its month is over', () => {
	const card = { exp_month: 2, exp_year: 2026 }
	expect(isExpired(card, new Date('2026-02-28T23:00:00Z'))).toBe(false)
	expect(isExpired(card, new Date('2026-03-01T01:00:00Z'))).toBe(true)
})
