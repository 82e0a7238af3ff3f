import { expect, test } from 'vitest'
import { followsOf, monthAt, type Standing } from './following.ts'

const standing: Standing = {
	...{ state: 'active', skipsNext: false, monthlyCap: null, followedThisMonth: 0, archived: false },
	...{ available: 0, package: { offersRenewal: true } },
}

test.each<[Partial<Standing>, ReturnType<typeof followsOf>]>([
	[{}, 'follows'],
	[{ available: 1 }, 'available'],
	[{ available: 1, skipsNext: true }, 'available'],
	[{ archived: true }, 'archived'],
	[{ package: null }, 'never_bought'],
	[{ package: { offersRenewal: false } }, 'no_renewal'],
	[{ package: { offersRenewal: false }, skipsNext: true }, 'no_renewal'],
	[{ state: 'paused' }, 'paused'],
	[{ state: 'paused', skipsNext: true }, 'paused'],
	[{ skipsNext: true }, 'skipped'],
	[{ monthlyCap: 2, followedThisMonth: 1 }, 'follows'],
	[{ monthlyCap: 2, followedThisMonth: 2 }, 'capped'],
	[{ monthlyCap: 2, followedThisMonth: 3, skipsNext: true }, 'skipped'],
])('10.3, 10.5, 10.6 %o: %s', (of, follows) => {
	expect(followsOf({ ...standing, ...of })).toBe(follows)
})

test('10.5 a month is the studio’s', () => {
	expect(monthAt(new Date('2026-03-31T22:30:00Z'), 'Europe/Paris')).toEqual({
		from: '2026-04-01',
		to: '2026-05-01',
	})
	expect(monthAt(new Date('2026-03-31T22:30:00Z'), 'UTC')).toEqual({ from: '2026-03-01', to: '2026-04-01' })
	expect(monthAt(new Date('2026-12-31T12:00:00Z'), 'UTC')).toEqual({ from: '2026-12-01', to: '2027-01-01' })
})
