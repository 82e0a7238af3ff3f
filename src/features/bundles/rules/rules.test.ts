import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earliestAfter, horizonOf, proposedWalls } from './dates.ts'
import { afterUndo, sessionsOf, stateOf, untold } from './offer.ts'
import { contentWords } from './words.ts'

const at = (text: string) => new Date(text)

test('7.1 I6 each session is proposed so many days after the one before it, at the same time on the wall', () => {
	expect(proposedWalls('2026-03-10T18:00', [7, 7, 10, 1])).toEqual([
		...['2026-03-10T18:00', '2026-03-17T18:00', '2026-03-27T18:00', '2026-03-28T18:00'],
	])
	expect(proposedWalls('2026-12-28T07:15', [3, 7])).toEqual(['2026-12-28T07:15', '2027-01-04T07:15'])
})

test('7.2 between two sessions is the longer of the one’s time after and the other’s time before', () => {
	const last = { startsAt: at('2026-03-10T17:00:00Z'), minutes: 60, before: 0, after: 15 }
	expect(new Date(earliestAfter(last, { before: 0 }))).toEqual(at('2026-03-10T18:15:00Z'))
	expect(new Date(earliestAfter(last, { before: 30 }))).toEqual(at('2026-03-10T18:30:00Z'))
})

test('7.1 dates reach as far as the type’s horizon and the gaps before them', () => {
	expect([1, 2, 3].map((n) => horizonOf(60, [7, 7, 14], n))).toEqual([60, 67, 81])
})

test('I14 sessions cost what their types cost, or share one price that they add up to', () => {
	const line = { type: { priceMinor: 5000 }, count: 2, everyDays: 7 }
	expect(sessionsOf([line], null).map(({ priceMinor }) => priceMinor)).toEqual([5000, 5000])
	const lines = fc.array(
		fc.record({
			type: fc.record({ priceMinor: fc.integer({ min: 0, max: 10_000_000 }) }),
			count: fc.integer({ min: 1, max: 12 }),
			everyDays: fc.integer({ min: 1, max: 90 }),
		}),
		{ minLength: 1, maxLength: 4 },
	)
	fc.assert(
		fc.property(lines, fc.integer({ min: 0, max: 100_000_000 }), (some, total) => {
			const sessions = sessionsOf(some, total)
			expect(sessions.reduce((sum, { priceMinor }) => sum + priceMinor, 0)).toBe(total)
			expect(sessions).toHaveLength(some.reduce((sum, { count }) => sum + count, 0))
		}),
	)
})

test('7.1 an offer is open to the end of its last day where the studio is', () => {
	const offer = { status: 'offered' as const, expiresOn: '2026-03-31', zone: 'Europe/Paris' }
	expect(stateOf(offer, at('2026-03-31T21:59:59Z'))).toBe('offered')
	expect(stateOf(offer, at('2026-03-31T22:00:00Z'))).toBe('expired')
	expect(stateOf({ ...offer, status: 'confirmed' }, at('2027-01-01T00:00:00Z'))).toBe('confirmed')
})

test('7.1 undoing opens the offer again until something of it has begun', () => {
	const starts = [at('2026-03-10T17:00:00Z'), at('2026-03-17T17:00:00Z')]
	expect(afterUndo(starts, at('2026-03-10T16:59:59Z'))).toBe('offered')
	expect(afterUndo(starts, at('2026-03-10T17:00:00Z'))).toBe('withdrawn')
})

test('7.4 only a session to come that nobody told is to be told', () => {
	const session = { status: 'booked', told: false, endsAt: '2026-03-10T18:00:00Z' }
	const now = at('2026-03-02T08:00:00Z')
	expect(untold([session], now)).toBe(true)
	expect(untold([{ ...session, told: true }], now)).toBe(false)
	expect(untold([{ ...session, status: 'cancelled' }], now)).toBe(false)
	expect(untold([session], at('2026-03-10T18:00:00Z'))).toBe(false)
})

test('7.1 what a bundle holds, in both languages', () => {
	const technique = { title: 'Technique', minutes: 60, everyDays: 7 }
	const sessions = [{ title: 'Assessment', minutes: 45, everyDays: 7 }, technique, technique]
	expect(contentWords(sessions, 'en')).toBe('1 × Assessment, 45 min\n2 × Technique, 60 min, one a week')
	expect(contentWords(sessions, 'fr')).toBe(
		'1 × Assessment (45 min)\n2 × Technique (60 min), une par semaine',
	)
})

test('I14 a price for the whole is shared evenly where the sessions are free by themselves', () => {
	const free = { type: { priceMinor: 0 }, count: 3, everyDays: 7 }
	expect(sessionsOf([free], 100).map(({ priceMinor }) => priceMinor)).toEqual([34, 33, 33])
})
