import { expect, test } from 'vitest'
import { datesAddress, datesAsked, monthToOpen } from './dates-asked.ts'

const first = '2026-03-10T17:00:00Z'

test.each([
	{ address: '', asked: { starts: [null, null, null], pick: 1 } },
	{ address: `s1=${first}`, asked: { starts: [first, null, null], pick: null } },
	{ address: `s1=${first}&s3=soon&pick=2`, asked: { starts: [first, null, null], pick: 2 } },
	{ address: `s3=${first}`, asked: { starts: [null, null, null], pick: 1 } },
	{ address: `s1=${first}&pick=9`, asked: { starts: [first, null, null], pick: null } },
	{ address: 's1=2026-99-99T17:00:00Z', asked: { starts: [null, null, null], pick: 1 } },
])('7.1 the address "$address" asks for $asked', ({ address, asked }) => {
	expect(datesAsked(new URLSearchParams(address), 3)).toEqual(asked)
})

test('7.1 an address says what it is read as', () => {
	const address = datesAddress('/client/bundles/b', [first, null, first], { pick: '2', day: undefined })
	expect(datesAsked(new URL(address, 'https://t.test').searchParams, 3)).toEqual({
		starts: [first, null, first],
		pick: 2,
	})
	expect(datesAddress('/client/bundles/b', [null])).toBe('/client/bundles/b')
})

test('7.1 the calendar opens at the day that is wanted, until it is turned', () => {
	expect(String(monthToOpen(new URLSearchParams(), '2026-04-14'))).toBe('month=2026-04&day=2026-04-14')
	expect(String(monthToOpen(new URLSearchParams('month=2026-05'), '2026-04-14'))).toBe('month=2026-05')
})
