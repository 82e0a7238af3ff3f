import { expect, test } from 'vitest'
import { addressesIn, piecesOf } from './rules/links.ts'
import { ownPlace } from './rules/own-address.ts'

const cases: [said: string, links: string[]][] = [
	['see https://x.test/a.', ['https://x.test/a']],
	['(https://x.test/a_(b))', ['https://x.test/a_(b)']],
	['javascript:alert(1) data:text/html,x', []],
	['<a href="https://x.test/">x</a>', ['https://x.test/']],
	['https://our.bank@elsewhere.test/', []],
	['HTTPS://X.test twice https://x.test/', ['https://x.test/']],
	['https:// http://', []],
	['https://x.test/?a=1&b=<script>', ['https://x.test/?a=1&b=']],
]
test.each(cases)('12.4 links of %j', (said, links) => {
	expect(addressesIn(said)).toEqual(links)
	expect(
		piecesOf(said)
			.map(({ text }) => text)
			.join(''),
	).toBe(said)
})

const id = '01900000-0000-7000-8000-000000000001'
test('9.1 only addresses of our own origin are looked at, and only those that lead somewhere', () => {
	const place = (path: string) => ownPlace(`https://ours.test${path}`, 'https://ours.test')
	expect(place(`/coach/programs/${id}`)).toEqual({ kind: 'program', id })
	expect(place(`/client/programs/${id}?x=1`)).toEqual({ kind: 'program', id })
	expect(place(`/client/workouts/${id}`)).toEqual({ kind: 'workout', id })
	expect(place(`/coach/payments/packages/sold/${id}`)).toEqual({ kind: 'package', id })
	expect(place('/book/lyon')).toEqual({ kind: 'booking', slug: 'lyon', typeId: null })
	for (const path of ['/coach/programs/x', '/api/v1/clients', '/logout', '/book/', `/client/programs/${id}x`])
		expect(place(path)).toBeNull()
	for (const origin of ['https://ours.test.evil.test', 'http://ours.test', 'https://evil.test'])
		expect(ownPlace(`${origin}/client/programs/${id}`, 'https://ours.test')).toBeNull()
})
